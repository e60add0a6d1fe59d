import { afterAll, beforeAll, expect, test } from 'vitest';
import { typed } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';
import { type ThreeWeeks, threeWeeks } from '../support/three-weeks.ts';

let store: TestStore;
let york: ThreeWeeks;
beforeAll(async () => {
  store = await openTestStore();
  york = await threeWeeks(store.database, 'york');
  const leeds = await threeWeeks(store.database, 'leeds');
  const ask = { kind: 'decision', text: typed('A venue'), neededByOn: '2024-10-01' } as const;
  await york.add(york.update(york.three, { rag: 'red', ask }));
  await leeds.add(leeds.update(leeds.three, { rag: 'green', ask }));
});
afterAll(() => store.close());

test('how a plan stands is what actions and asks say, in one statement', async () => {
  const { plans } = store.database;

  const standing = await plans.standing(york.id, { priority: 1 });

  expect(standing.actions).toEqual(await plans.actions(york.id, { priority: 1 }));
  expect(standing.asks).toEqual(await plans.asks(york.id, { priority: 1 }));
  expect(standing.asks).toMatchObject([{ ref: '1.1', raisedAt: expect.any(Date) }]);
});

test('the answers of the latest period are news, and of the one before while that one is open', async () => {
  const { plans, periods } = store.database;
  expect((await plans.standing(york.id, {})).current).toEqual([york.three.id, york.two.id]);

  await periods.close(york.id, york.three.id, new Date('2024-09-19T16:00:00Z'));

  expect((await plans.standing(york.id, {})).current).toEqual([york.three.id]);
});
