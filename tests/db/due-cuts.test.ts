import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DueMilestone } from '../../src/app/store-periods.ts';
import { kindsInOrder, milestonesOf } from '../../src/core/milestones.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { aPeriod, storeReporting } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** All that the week of Monday 2 September 2024 does after it opened. */
const milestones = milestonesOf({
  schedule: exampleSchedule({ remindAfterWorkingDays: [1, 2] }),
  zone: 'Europe/London',
  localOn: '2024-09-02',
  nextLocalOn: '2024-09-09',
  closed: new Set(),
});
const names = milestones
  .filter(({ kind }) => kind !== 'open')
  .toSorted(
    (one, other) =>
      one.dueAt.getTime() - other.dueAt.getTime() ||
      kindsInOrder.indexOf(one.kind) - kindsInOrder.indexOf(other.kind),
  )
  .map(({ kind, ordinal }) => `${kind} ${ordinal}`);

async function storedWeek(): Promise<string> {
  slugs += 1;
  const { id, scheduleId } = await storeReporting(store.database, `york-${slugs}`);
  await store.database.periods.open(id, aPeriod(scheduleId, '2024-09-02'), milestones, 'done');
  return id;
}

/** Takes all that is due at each of the instants, one after the other. */
async function takenAt(id: string, instants: readonly Date[]): Promise<string[]> {
  const { periods } = store.database;
  const taken: DueMilestone[] = [];
  for (const at of instants) {
    for (const due of await periods.dueMilestones(at, id)) {
      expect(due.dueAt <= at).toBe(true);
      if (await periods.take(due, at, 'done')) taken.push(due);
    }
  }
  return taken.map(({ kind, ordinal }) => `${kind} ${ordinal}`);
}

test('what is stored as due comes once and in the same order, however the time is cut, and whether it goes back', async () => {
  // Many instants on the hour are those at which something is due.
  const instant = fc
    .integer({ min: 0, max: 6 * 24 })
    .map((hours) => new Date(Date.parse('2024-09-02T08:00:00Z') + hours * 3_600_000));
  const end = new Date('2024-09-09T08:00:00Z');
  await fc.assert(
    fc.asyncProperty(fc.array(instant, { maxLength: 8 }), async (cuts) => {
      expect(await takenAt(await storedWeek(), [...cuts, end])).toEqual(names);
    }),
    { numRuns: 15 },
  );
});
