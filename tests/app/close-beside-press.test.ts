import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmDraft } from '../../src/app/confirm-draft.ts';
import { discardDraft } from '../../src/app/discard-draft.ts';
import { parseMessage } from '../../src/app/grammar.ts';
import type { Store } from '../../src/app/store.ts';
import { submitUpdate } from '../../src/app/submit-update.ts';
import type { Turn } from '../../src/app/turn.ts';
import { updateByCommand } from '../../src/app/update-by-command.ts';
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

it.each<[string, Answering]>([
  ['a form', answersByForm],
  ['a command', answersByCommand],
])('a reply whose only action is being answered by %s is not either', async (_, answer) => {
  const living = await workspace.founds();
  await living.jumpTo(justBefore);
  const lead = living.as('lead-fathers');
  await lead.says('1.1 green, the films are ready');
  const turn = await turnOf(living, lead);
  const actionId = await living.actionId('1.1');
  let closing: Promise<unknown> | undefined;

  await living.workings.database.transaction(async (tx) => {
    await answer(tx, turn, actionId);
    closing = living.wakesAt(close);
    await Promise.race([closing, workspace.untilOneWaits()]);
  });
  await closing;
  await living.deliver();

  expect(await living.revisions()).toMatchObject([{ sentence: 'It is all done.' }]);
  expect((await lead.reads()).join()).not.toContain('not counted');
});

type Answering = (tx: Store, turn: Turn, actionId: string) => Promise<unknown>;

function answersByForm(tx: Store, turn: Turn, actionId: string) {
  return submitUpdate(tx, turn, [actionId], { status: 'green', sentence: 'It is all done.' });
}

async function answersByCommand(tx: Store, turn: Turn) {
  const command = parseMessage('/progress update 1.1 green It is all done.');
  if (command?.kind !== 'update') throw new Error('Not read as an update.');
  return updateByCommand(tx, turn, command);
}

async function turnOf({ workings }: LivingPartnership, { from }: Person): Promise<Turn> {
  const machineNow = new Date();
  const [acting] = await workings.database.members.acting(from, machineNow);
  if (!acting) throw new Error('Nobody of the partnership.');
  return { acting, eventId: 'press', machineNow };
}

it('an answer about an action that somebody has a draft of waits for the close, or the close for it', async () => {
  const living = await workspace.founds();
  await living.jumpTo(justBefore);
  const lead = living.as('lead-fathers');
  await lead.says('1.1 green, the films are ready');
  const turn = await turnOf(living, lead);
  const actionId = await living.actionId('1.1');
  let closing: Promise<unknown> | undefined;

  const answering = living.workings.database.transaction((tx) => {
    // The action is the answer's by then, and its requests are not.
    const lockAsking: Store['requests']['lockAsking'] = async (...asked) => {
      closing ??= living.wakesAt(close).catch((error: unknown) => error);
      await Promise.race([closing, workspace.untilOneWaits()]);
      return tx.requests.lockAsking(...asked);
    };
    const beside: Store = { ...tx, requests: { ...tx.requests, lockAsking } };
    return submitUpdate(beside, turn, [actionId], { status: 'green', sentence: 'Done.' });
  });

  await expect(answering).resolves.toMatchObject({ kind: 'replace' });
  expect(await closing).toMatchObject([{ what: 'close', outcome: 'done' }]);
});
