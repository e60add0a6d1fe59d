import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PeriodFacts } from '../../src/app/store-periods.ts';
import type { Milestone } from '../../src/core/milestones.ts';
import { aMilestone, aPeriod, openWeek, storeReporting } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const machineNow = new Date('2024-09-02T08:00:00Z');
const minute = 60_000;
const minuteBefore = (at: Date) => new Date(at.getTime() - minute);
const minuteAfter = (at: Date) => new Date(at.getTime() + minute);

function partnership(changes: { simulatedAt?: Date } = {}) {
  slugs += 1;
  return storeReporting(store.database, `partnership-${slugs}`, changes);
}

describe('openings', () => {
  test('are due once the partnership’s time has come, and are named by the rule’s day', async () => {
    const { periods, plans } = store.database;
    const { id, scheduleId } = await partnership();
    await plans.setNext(id, scheduleId, { on: '2024-09-02', opensAt: machineNow });

    expect(await periods.dueOpenings(minuteBefore(machineNow), id)).toEqual([]);
    expect(await periods.dueOpenings(machineNow, id)).toEqual([
      { partnershipId: id, scheduleId, on: '2024-09-02', opensAt: machineNow },
    ]);
  });

  test('go by simulated time where the partnership has one, whatever the machine says', async () => {
    const { members, periods, plans } = store.database;
    const opensAt = new Date('2024-09-02T08:00:00Z');
    const { id, scheduleId } = await partnership({ simulatedAt: minuteBefore(opensAt) });
    await plans.setNext(id, scheduleId, { on: '2024-09-02', opensAt });
    const muchLater = new Date('2030-01-01T00:00:00Z');

    expect(await periods.dueOpenings(muchLater, id)).toEqual([]);
    await members.moveTime(id, opensAt);
    expect(await periods.dueOpenings(minuteBefore(opensAt), id)).toHaveLength(1);
  });

  test('of a paused schedule are never due', async () => {
    const { periods, plans } = store.database;
    const { id, scheduleId } = await partnership();
    await plans.setNext(id, scheduleId, { on: '2024-09-02', opensAt: machineNow });
    await plans.pauseSchedule(id, scheduleId, machineNow);

    expect(await periods.dueOpenings(minuteAfter(machineNow), id)).toEqual([]);
  });

  test('of every partnership come soonest first', async () => {
    const { periods, plans } = store.database;
    const york = await partnership();
    const leeds = await partnership({ simulatedAt: machineNow });
    await plans.setNext(york.id, york.scheduleId, { on: '2024-09-02', opensAt: machineNow });
    await plans.setNext(leeds.id, leeds.scheduleId, {
      on: '2024-09-02',
      opensAt: minuteBefore(machineNow),
    });

    const due = await periods.dueOpenings(machineNow);

    const ours = due
      .map((one) => one.partnershipId)
      .filter((id) => [york.id, leeds.id].includes(id));
    expect(ours).toEqual([leeds.id, york.id]);
  });
});

describe('a period', () => {
  test('is opened once for each day of its schedule, with its milestones', async () => {
    const { periods } = store.database;
    const { id, scheduleId } = await partnership();
    const period = aPeriod(scheduleId, '2024-09-02');
    const again = aPeriod(scheduleId, '2024-09-02');
    const milestones = [
      aMilestone('open', period.opensAt),
      { ...aMilestone('close', period.closesAt), moved: 'earlier' as const },
    ];

    expect(await periods.open(id, period, milestones, 'done')).toBe(true);
    expect(await periods.open(id, again, milestones, 'done')).toBe(false);
    expect(await periods.get(id, period.id)).toEqual(period);
    expect(await periods.get(id, again.id)).toBe(undefined);
    expect(await periods.ahead(id)).toEqual([
      { partnershipId: id, periodId: period.id, kind: 'close', ordinal: 1, dueAt: period.closesAt },
    ]);
  });

  test('is opened by one of two transactions at the same time', async () => {
    const { database } = store;
    const { id, scheduleId } = await partnership();
    const open = () =>
      database.transaction(async (tx) => {
        const period = aPeriod(scheduleId, '2024-09-02');
        return tx.periods.open(id, period, [aMilestone('close', period.closesAt)], 'done');
      });

    const opened = await Promise.all([open(), open(), open()]);

    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await database.periods.ahead(id)).toHaveLength(1);
  });

  test('that was skipped keeps how its opening ended, and is never the latest', async () => {
    const { database, prisma } = store;
    const { id, scheduleId } = await partnership();
    await openWeek(database, { id, scheduleId }, '2024-09-02');
    const { openedAt: _, ...skipped } = aPeriod(scheduleId, '2024-09-09');

    await database.periods.open(id, skipped, [aMilestone('open', skipped.opensAt)], 'skipped');

    expect(await database.periods.latest(id)).toMatchObject({ localOn: '2024-09-02' });
    const where = { partnershipId: id, periodId: skipped.id };
    expect(await prisma.milestone.findMany({ where })).toMatchObject([{ outcome: 'skipped' }]);
  });

  test('that opened last is the latest, and stays so when it is closed', async () => {
    const { periods } = store.database;
    const york = await partnership();
    const leeds = await partnership();
    const last = await openWeek(store.database, york, '2024-09-09');
    await openWeek(store.database, york, '2024-09-02');
    await openWeek(store.database, leeds, '2024-09-16');

    await periods.close(york.id, last.id, last.closesAt);
    await periods.close(york.id, last.id, minuteAfter(last.closesAt));

    expect(await periods.latest(york.id)).toEqual({ ...last, closedAt: last.closesAt });
  });

  test('is over once a later one has opened, and not by one that was skipped', async () => {
    const { periods } = store.database;
    const york = await partnership();
    const first = await openWeek(store.database, york, '2024-09-02');
    const { openedAt: _, ...skipped } = aPeriod(york.scheduleId, '2024-09-09');
    await periods.open(york.id, skipped, [], 'skipped');
    expect(await periods.get(york.id, first.id)).toEqual(first);

    const last = await openWeek(store.database, york, '2024-09-16');

    expect(await periods.get(york.id, first.id)).toEqual({ ...first, over: true });
    expect(await periods.get(york.id, last.id)).toEqual(last);
  });

  test('is not found from another partnership', async () => {
    const { periods } = store.database;
    const york = await partnership();
    const leeds = await partnership();
    const period = await openWeek(store.database, york, '2024-09-02');

    expect(await periods.get(leeds.id, period.id)).toBe(undefined);
    expect(await periods.latest(leeds.id)).toBe(undefined);
  });
});

describe('milestones', () => {
  async function withMilestones(milestonesOf: (period: PeriodFacts) => Milestone[]) {
    const { id, scheduleId } = await partnership();
    const period = aPeriod(scheduleId, '2024-09-02');
    await store.database.periods.open(id, period, milestonesOf(period), 'done');
    return { id, period };
  }

  test('are due soonest first; of the same instant the lead is reminded before deputy and chair hear', async () => {
    const { periods } = store.database;
    const at = new Date('2024-09-04T08:00:00Z');
    const { id } = await withMilestones(() => [
      aMilestone('chair', at),
      aMilestone('deputy', at),
      aMilestone('remind', at, 2),
      aMilestone('remind', minuteBefore(at), 1),
      aMilestone('close', minuteAfter(at)),
    ]);

    const due = await periods.dueMilestones(at, id);

    const names = due.map(({ kind, ordinal }) => `${kind} ${ordinal}`);
    expect(names).toEqual(['remind 1', 'remind 2', 'deputy 1', 'chair 1']);
  });

  test('are taken once, with how they ended, and are then neither due nor ahead', async () => {
    const { database, prisma } = store;
    const { id, period } = await withMilestones(({ closesAt }) => [aMilestone('close', closesAt)]);
    const [close] = await database.periods.dueMilestones(period.closesAt, id);
    if (!close) throw new Error('Nothing was due.');

    expect(await database.periods.take(close, minuteAfter(close.dueAt), 'late')).toBe(true);
    expect(await database.periods.take(close, minuteAfter(close.dueAt), 'done')).toBe(false);
    expect(await database.periods.ahead(id)).toEqual([]);
    const row = await prisma.milestone.findFirst({ where: { partnershipId: id } });
    expect(row).toMatchObject({ outcome: 'late', doneAt: minuteAfter(close.dueAt) });
  });

  test('held by another transaction are not waited for', async () => {
    const { database } = store;
    const { id, period } = await withMilestones(({ closesAt }) => [aMilestone('close', closesAt)]);
    const [close] = await database.periods.dueMilestones(period.closesAt, id);
    if (!close) throw new Error('Nothing was due.');

    const both = await database.transaction(async (tx) => [
      await tx.periods.take(close, close.dueAt, 'done'),
      await database.periods.take(close, close.dueAt, 'done'),
    ]);

    expect(both).toEqual([true, false]);
  });

  test('of a transaction that failed can be taken again', async () => {
    const { database } = store;
    const { id, period } = await withMilestones(({ closesAt }) => [aMilestone('close', closesAt)]);
    const [close] = await database.periods.dueMilestones(period.closesAt, id);
    if (!close) throw new Error('Nothing was due.');
    const failing = database.transaction(async (tx) => {
      await tx.periods.take(close, close.dueAt, 'done');
      throw new Error('The close failed.');
    });
    await expect(failing).rejects.toThrow('The close failed.');

    expect(await database.periods.take(close, close.dueAt, 'done')).toBe(true);
  });

  test('are neither seen nor taken from another partnership', async () => {
    const { periods } = store.database;
    const { period } = await withMilestones(({ closesAt }) => [aMilestone('close', closesAt)]);
    const other = await partnership();
    const theirs = { periodId: period.id, kind: 'close' as const, ordinal: 1 };

    expect(await periods.dueMilestones(period.closesAt, other.id)).toEqual([]);
    expect(await periods.ahead(other.id)).toEqual([]);
    const asOurs = { ...theirs, partnershipId: other.id, dueAt: period.closesAt };
    expect(await periods.take(asOurs, period.closesAt, 'done')).toBe(false);
  });
});
