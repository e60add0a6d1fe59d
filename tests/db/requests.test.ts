import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PeriodFacts } from '../../src/app/store-periods.ts';
import type { UpdateRequest } from '../../src/app/store-requests.ts';
import { untilOneWaits } from '../support/lock-wait.ts';
import { planAction } from '../support/plan-builder.ts';
import { openWeek, storeReporting } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: Awaited<ReturnType<typeof storeReporting>>;
let leeds: Awaited<ReturnType<typeof storeReporting>>;
let period: PeriodFacts;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  const actions = [planAction({ ref: '1.1' }), planAction({ ref: '1.2' })];
  york = await storeReporting(store.database, `york-${slugs}`, { actions });
  leeds = await storeReporting(store.database, `leeds-${slugs}`, { actions });
  period = await openWeek(store.database, york, '2024-09-02');
});

const askedAt = new Date('2024-09-02T08:00:00Z');

function aRequest(changes: Partial<UpdateRequest> = {}): UpdateRequest {
  return {
    id: newId(),
    periodId: period.id,
    memberId: york.member('lead'),
    promptId: newId(),
    askedAt,
    items: [{ actionId: york.action('1.1'), capacity: 'lead' }],
    ...changes,
  };
}

async function added(changes: Partial<UpdateRequest> = {}): Promise<UpdateRequest> {
  const request = aRequest(changes);
  await store.database.requests.add(york.id, request);
  return request;
}

describe('a request', () => {
  test('is found by its id, by its member, and among those of its period', async () => {
    const { requests } = store.database;
    const lead = await added();
    const deputy = await added({ memberId: york.member('deputy') });

    expect(await requests.get(york.id, lead.id)).toEqual(lead);
    expect(await requests.of(york.id, period.id, york.member('deputy'))).toEqual(deputy);
    expect(await requests.inPeriod(york.id, period.id)).toEqual([lead, deputy]);
  });

  test('is not found from another partnership', async () => {
    const { requests } = store.database;
    const request = await added();

    expect(await requests.get(leeds.id, request.id)).toBe(undefined);
    expect(await requests.of(leeds.id, period.id, request.memberId)).toBe(undefined);
    expect(await requests.inPeriod(leeds.id, period.id)).toEqual([]);
    expect(await requests.lockAsking(leeds.id, period.id, [york.action('1.1')])).toEqual([]);
  });

  test('takes further items, and counts only those not asked yet', async () => {
    const { requests } = store.database;
    const request = await added();
    const items = [
      { actionId: york.action('1.1'), capacity: 'deputy' as const },
      { actionId: york.action('1.2'), capacity: 'deputy' as const },
    ];

    expect(await requests.addItems(york.id, request.id, items)).toBe(1);
    expect((await requests.get(york.id, request.id))?.items).toEqual([
      { actionId: york.action('1.1'), capacity: 'lead' },
      { actionId: york.action('1.2'), capacity: 'deputy' },
    ]);
  });

  test('remembers of which items the deputy was asked as well, when and why', async () => {
    const { requests } = store.database;
    const actions = [york.action('1.1'), york.action('1.2')];
    const request = await added({
      items: actions.map((actionId) => ({ actionId, capacity: 'lead' as const })),
    });
    const passed = { at: new Date('2024-09-03T08:00:00Z'), for: 'no-answer' as const };

    await requests.markPassed(york.id, request.id, [york.action('1.2')], passed);

    expect((await requests.get(york.id, request.id))?.items).toEqual([
      { actionId: york.action('1.1'), capacity: 'lead' },
      { actionId: york.action('1.2'), capacity: 'lead', passed },
    ]);
  });

  test('was passed on by the lead’s own wish, once it was said, whatever day comes', async () => {
    const { requests } = store.database;
    const request = await added();
    const ids = [york.action('1.1')];
    const wish = { at: new Date('2024-09-03T08:00:00Z'), for: 'passed' as const };
    const day = { at: new Date('2024-09-04T08:00:00Z'), for: 'no-answer' as const };
    const passed = async () => (await requests.get(york.id, request.id))?.items[0]?.passed;

    await requests.markPassed(york.id, request.id, ids, day);
    expect(await passed()).toEqual(day);
    await requests.markPassed(york.id, request.id, ids, wish);
    await requests.markPassed(york.id, request.id, ids, day);
    expect(await passed()).toEqual(wish);
  });

  test('is there once for each member and period', async () => {
    const { requests } = store.database;
    const first = await added();
    const again = aRequest({ items: [{ actionId: york.action('1.2'), capacity: 'lead' }] });

    expect(await requests.add(york.id, again)).toBe(false);
    expect(await requests.inPeriod(york.id, period.id)).toEqual([first]);
  });
});

test('what was asked in a period is what is asked of anybody in it', async () => {
  const { requests } = store.database;
  await added();
  await added({ memberId: york.member('deputy') });

  expect(await requests.askedIn(york.id, period.id)).toEqual(new Set([york.action('1.1')]));
  expect(await requests.askedIn(leeds.id, period.id)).toEqual(new Set());
});

describe('locking', () => {
  test('gives those that ask about any of the actions, in the order of their ids', async () => {
    const first = await added();
    const second = await added({ memberId: york.member('deputy') });
    const other = await added({
      memberId: newId(),
      items: [{ actionId: york.action('1.2'), capacity: 'lead' }],
    });

    const locked = await store.database.requests.lockAsking(york.id, period.id, [
      york.action('1.1'),
    ]);

    expect(locked).toEqual([first, second]);
    expect(locked).not.toContainEqual(other);
  });

  test('waits for who holds them, and then gives what they wrote', async () => {
    const { database, prisma } = store;
    const request = await added();
    const passed = { at: new Date('2024-09-03T08:00:00Z'), for: 'passed' as const };
    const lock = () =>
      database.transaction((tx) =>
        tx.requests.lockAsking(york.id, period.id, [york.action('1.1')]),
      );
    let second: ReturnType<typeof lock> | undefined;

    await database.transaction(async (tx) => {
      await tx.requests.lockAsking(york.id, period.id, [york.action('1.1')]);
      second = lock();
      await untilOneWaits(prisma);
      await tx.requests.markPassed(york.id, request.id, [york.action('1.1')], passed);
    });

    expect(await second).toMatchObject([{ items: [{ passed }] }]);
  });

  test('gives those as well who were asked while it waited', async () => {
    const { database, prisma } = store;
    const lead = await added();
    const deputy = aRequest({ memberId: york.member('deputy') });
    const lock = () =>
      database.transaction((tx) =>
        tx.requests.lockAsking(york.id, period.id, [york.action('1.1')]),
      );
    let second: ReturnType<typeof lock> | undefined;

    await database.transaction(async (tx) => {
      await tx.requests.lockAsking(york.id, period.id, [york.action('1.1')]);
      second = lock();
      await untilOneWaits(prisma);
      await tx.requests.add(york.id, deputy);
    });

    expect(await second).toEqual([lead, deputy]);
  });
});

describe('a snooze', () => {
  const until = new Date('2024-09-03T08:00:00Z');
  const earlier = new Date(until.getTime() - 1);

  test('ends by the partnership’s own time, until it is taken back', async () => {
    const { requests } = store.database;
    const request = await added();
    await requests.snooze(york.id, request.id, until);

    expect(await requests.snoozesAhead(york.id)).toEqual([until]);
    expect(await requests.dueSnoozes(earlier, york.id)).toEqual([]);
    expect(await requests.dueSnoozes(until, york.id)).toEqual([
      { partnershipId: york.id, requestId: request.id, at: until },
    ]);
    await requests.snooze(york.id, request.id, undefined);
    expect(await requests.dueSnoozes(until, york.id)).toEqual([]);
  });

  test('of a simulated partnership ends when its own time comes', async () => {
    const { members, requests } = store.database;
    const simulated = await storeReporting(store.database, `simulated-${slugs}`, {
      simulatedAt: earlier,
    });
    const week = await openWeek(store.database, simulated, '2024-09-02');
    const request = aRequest({ periodId: week.id, memberId: simulated.member('lead'), items: [] });
    await requests.add(simulated.id, request);
    await requests.snooze(simulated.id, request.id, until);
    const muchLater = new Date('2030-01-01T00:00:00Z');

    expect(await requests.dueSnoozes(muchLater, simulated.id)).toEqual([]);
    await members.moveTime(simulated.id, until);
    expect(await requests.dueSnoozes(earlier, simulated.id)).toHaveLength(1);
  });
});
