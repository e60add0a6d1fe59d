import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PeriodFacts } from '../../src/app/store-periods.ts';
import { untilOneWaits } from '../support/lock-wait.ts';
import { planAction } from '../support/plan-builder.ts';
import { openWeek, storeReporting, typed } from '../support/reporting-builder.ts';
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
  const actions = [planAction({ ref: '1.1' })];
  york = await storeReporting(store.database, `york-${slugs}`, { actions });
  leeds = await storeReporting(store.database, `leeds-${slugs}`, { actions });
  period = await openWeek(store.database, york, '2024-09-02');
});

const aDraft = (sentence: string) => ({
  id: newId(),
  memberId: york.member('lead'),
  periodId: period.id,
  items: [
    {
      actionId: york.action('1.1'),
      ref: '1.1',
      revisionSeen: 0,
      choice: 'amber' as const,
      sentence: typed(sentence),
    },
  ],
  draftedAt: new Date('2024-09-02T08:00:00Z'),
});

test('a draft is replaced by the member’s next one, which alone can be dropped', async () => {
  const { drafts } = store.database;
  const first = aDraft('Venue lost.');
  const second = aDraft('Venue lost, another is being looked for.');
  await drafts.put(york.id, first);

  await drafts.put(york.id, second);

  expect(await drafts.of(york.id, period.id, york.member('lead'))).toEqual(second);
  expect(await drafts.inPeriod(york.id, period.id)).toEqual([second]);
  expect(await drafts.get(york.id, first.id)).toBe(undefined);
  expect(await drafts.drop(york.id, first.id)).toBe(false);
  expect(await drafts.drop(york.id, second.id)).toBe(true);
  expect(await drafts.drop(york.id, second.id)).toBe(false);
  expect(await drafts.inPeriod(york.id, period.id)).toEqual([]);
});

test('a draft is held with the member’s others until the transaction ends', async () => {
  const { database, prisma } = store;
  const memberId = york.member('lead');
  const second = aDraft('Another venue was found.');
  let waiting: Promise<unknown> | undefined;

  await database.transaction(async (tx) => {
    await tx.drafts.hold(york.id, memberId);
    waiting = database.transaction(async (other) => {
      await other.drafts.hold(york.id, memberId);
      await other.drafts.put(york.id, second);
    });
    await untilOneWaits(prisma);
    await tx.drafts.put(york.id, aDraft('Venue lost.'));
  });
  await waiting;

  expect(await database.drafts.of(york.id, period.id, memberId)).toEqual(second);
});

test('a draft is neither found nor dropped from another partnership', async () => {
  const { drafts } = store.database;
  const draft = aDraft('Venue lost.');
  await drafts.put(york.id, draft);

  expect(await drafts.of(leeds.id, period.id, draft.memberId)).toBe(undefined);
  expect(await drafts.get(leeds.id, draft.id)).toBe(undefined);
  expect(await drafts.inPeriod(leeds.id, period.id)).toEqual([]);
  expect(await drafts.drop(leeds.id, draft.id)).toBe(false);
});
