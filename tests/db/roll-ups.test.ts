import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PeriodFacts } from '../../src/app/store-periods.ts';
import { type RollUpFacts, rollUpOf } from '../../src/core/roll-up.ts';
import { openWeek, storeReporting } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const takenAt = new Date('2024-09-09T06:00:00Z');

function factsOf(partnershipName: string, period: PeriodFacts): RollUpFacts {
  return rollUpOf({
    partnershipName,
    period: { id: period.id, openedOn: period.localOn, closesAt: period.closesAt },
    actions: [],
    asks: [],
    todayOn: '2024-09-09',
  });
}

test('a roll-up is kept as it was taken, and never changed', async () => {
  const { periods } = store.database;
  const york = await storeReporting(store.database, 'kept');
  const period = await openWeek(store.database, york, '2024-09-02');
  const first = factsOf('First', period);

  expect(await periods.keepRollUp(york.id, period.id, takenAt, first)).toBe(true);
  expect(await periods.keepRollUp(york.id, period.id, takenAt, factsOf('Second', period))).toBe(
    false,
  );
  expect(await periods.rollUp(york.id, period.id)).toEqual({ takenAt, facts: first });
});

test('the roll-up before is that of the newest earlier period that has one', async () => {
  const { periods } = store.database;
  const york = await storeReporting(store.database, 'before');
  const one = await openWeek(store.database, york, '2024-09-02');
  const two = await openWeek(store.database, york, '2024-09-09');
  const three = await openWeek(store.database, york, '2024-09-16');
  const four = await openWeek(store.database, york, '2024-09-23');
  await periods.keepRollUp(york.id, one.id, takenAt, factsOf('One', one));
  await periods.keepRollUp(york.id, two.id, takenAt, factsOf('Two', two));
  await periods.keepRollUp(york.id, four.id, takenAt, factsOf('Four', four));

  expect((await periods.rollUpBefore(york.id, four.id))?.facts.partnershipName).toBe('Two');
  expect((await periods.rollUpBefore(york.id, three.id))?.facts.partnershipName).toBe('Two');
  expect(await periods.rollUpBefore(york.id, one.id)).toBe(undefined);
});

test('another partnership’s roll-up is not found', async () => {
  const { periods } = store.database;
  const york = await storeReporting(store.database, 'one');
  const leeds = await storeReporting(store.database, 'other');
  const first = await openWeek(store.database, york, '2024-09-02');
  const second = await openWeek(store.database, york, '2024-09-09');
  await periods.keepRollUp(york.id, first.id, takenAt, factsOf('York', first));

  expect(await periods.rollUp(leeds.id, first.id)).toBe(undefined);
  expect(await periods.rollUpBefore(leeds.id, second.id)).toBe(undefined);
});
