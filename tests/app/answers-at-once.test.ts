import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import type { Form } from '../../src/messages/form.ts';
import { formOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  // The one that comes second in the plan is the first to be due.
  await living.changesPlan({
    actions: living.plan.actions.map((action) =>
      action.ref === '1.2' ? { ...action, due: { on: '2024-12-31' } } : action,
    ),
  });
  await living.jumpTo('2024-09-02T08:00:00Z');
  const lead = living.as('lead-fathers');
  await lead.command('/progress update 1.1 green The films are ready.');
  await lead.command('/progress update 1.2 green The site is up.');
  await living.jumpTo('2024-09-09T08:00:00Z');
});

const lead = () => living.as('lead-fathers');

async function opens(label: 'No change' | 'Update several'): Promise<Form> {
  return formOf(await lead().presses(await lead().card(/2 actions need an update/), label));
}

/** Both are under way, and wait for what somebody else holds, before either can go on. */
async function atOnce(
  ref: string,
  first: () => Promise<Reply>,
  second: () => Promise<Reply>,
): Promise<readonly Reply[]> {
  const { database } = living.workings;
  const held = await living.actionId(ref);
  const under: Promise<Reply>[] = [];
  await database.transaction(async (tx) => {
    await tx.updates.hold(living.partnershipId, [held]);
    under.push(first());
    await workspace.untilOneWaits();
    under.push(second());
    await workspace.untilTwoWait();
  });
  return Promise.all(under);
}

it('No change and Update several about the same actions do not stop each other', async () => {
  const [noChange, several] = [await opens('No change'), await opens('Update several')];
  const [one, two] = [await living.actionId('1.1'), await living.actionId('1.2')];
  const typed = {
    ...{ [`status:${one}`]: 'amber', [`sentence:${one}`]: 'The films are late.' },
    ...{ [`status:${two}`]: 'red', [`sentence:${two}`]: 'The site is down.' },
  };

  const replies = await atOnce(
    '1.2',
    () => lead().submits(noChange, {}),
    () => lead().submits(several, typed),
  );

  expect(replies.map(({ kind }) => kind)).toEqual(['replace', 'invalid']);
  expect((await living.revisions()).filter(({ week }) => week === '2024-09-09')).toMatchObject([
    { ref: '1.1', way: 'no-change' },
    { ref: '1.2', way: 'no-change' },
  ]);
});
