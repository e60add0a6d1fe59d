import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { runSnooze } from '../../src/app/run-snooze.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const tuesday = '2024-09-03T08:00:00Z';
const wednesday = '2024-09-04T08:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
  await snoozes();
});

async function snoozes() {
  const lead = living.as('lead-fathers');
  await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
}

it('a snooze that is put off again after it was found to be due is kept', async () => {
  const { database } = living.workings;
  await database.members.moveTime(living.partnershipId, new Date(tuesday));
  const [due] = await database.requests.dueSnoozes(new Date(), living.partnershipId);
  if (!due) throw new Error('No snooze is due.');
  await snoozes();

  const done = await runSnooze(living.workings, due, new Date());

  expect(done).toBe(undefined);
  expect(await database.requests.snoozesAhead(living.partnershipId)).toEqual([new Date(wednesday)]);
});

it('a snooze that ended more than a day ago is skipped, and is over', async () => {
  const [first] = await living.wakesAt('2024-09-04T10:00:00Z');
  await living.deliver();

  expect(first).toMatchObject({ what: 'snooze', outcome: 'skipped' });
  expect(await living.workings.database.requests.snoozesAhead(living.partnershipId)).toEqual([]);
  const read = await living.as('lead-fathers').reads();
  expect(read.filter((one) => one.includes('the reminder you asked for'))).toEqual([]);
  expect(read.filter((one) => one.includes('still need an update by'))).toHaveLength(1);
});

it('the coordinator is told of a snooze that was skipped: who asked for it, and what they owe', async () => {
  await living.wakesAt('2024-09-04T07:00:00Z');
  await living.deliver();

  const note = await living.as('coordinator').card(/reminder was left out/);
  expect(note.fallback).toBe(
    'Lead fathers asked to be reminded on Tuesday at 9am, and that came too late to do. They still owe an update on 1.1 and 1.2: remind them yourself, or see what comes next: /progress schedule',
  );
});

it('of a snooze that was skipped nothing is said where they owe nothing any more', async () => {
  const lead = living.as('lead-fathers');
  for (const ref of ['1.1', '1.2'])
    await lead.command(`/progress update ${ref} green All is well.`);

  const [first] = await living.wakesAt('2024-09-04T07:00:00Z');
  await living.deliver();

  expect(first).toMatchObject({ what: 'snooze', outcome: 'skipped' });
  expect(await living.as('coordinator').reads()).toEqual([]);
});

it('a snooze that ended two hours ago comes back late', async () => {
  const [first] = await living.wakesAt('2024-09-03T10:00:00Z');
  await living.deliver();

  expect(first).toMatchObject({ what: 'snooze', outcome: 'late' });
  const read = await living.as('lead-fathers').reads();
  expect(read.filter((one) => one.includes('the reminder you asked for'))).toHaveLength(1);
});
