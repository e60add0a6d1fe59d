import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmDraft } from '../../src/app/confirm-draft.ts';
import { discardDraft } from '../../src/app/discard-draft.ts';
import type { Turn } from '../../src/app/turn.ts';
import { readPress } from '../../src/messages/token.ts';
import { type Person, pressOf } from '../support/living-person.ts';
import { cardOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const justBefore = '2024-09-05T15:59:00Z';
const close = '2024-09-05T16:00:00Z';

let workspace: LivingWorkspace;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());

it.each([
  ['Confirm', confirmDraft],
  ['Throw away', discardDraft],
])(
  'a reply whose %s is under way at the close is not said to be not counted',
  async (label, press) => {
    const living = await workspace.founds();
    await living.jumpTo(justBefore);
    const lead = living.as('lead-fathers');
    const shown = cardOf(await lead.says('1.1 green, the films are ready'));
    const [draftId = ''] = readPress(pressOf(shown, label))?.args ?? [];
    const turn = await turnOf(living, lead);
    let closing: Promise<unknown> | undefined;

    await living.workings.database.transaction(async (tx) => {
      await press(tx, turn, draftId);
      closing = living.wakesAt(close);
      await Promise.race([closing, workspace.untilOneWaits()]);
    });
    await closing;
    await living.deliver();

    expect((await lead.reads()).join()).not.toContain('not counted');
  },
);

async function turnOf({ workings }: LivingPartnership, { from }: Person): Promise<Turn> {
  const machineNow = new Date();
  const [acting] = await workings.database.members.acting(from, machineNow);
  if (!acting) throw new Error('Nobody of the partnership.');
  return { acting, eventId: 'press', machineNow };
}
