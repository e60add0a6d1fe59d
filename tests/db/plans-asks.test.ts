import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionsWhere } from '../../src/app/store-plans.ts';
import type { NewAsk } from '../../src/core/status-update.ts';
import { planAction } from '../support/plan-builder.ts';
import { anUpdate, openWeek, storeReporting, typed } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const actions = [
  planAction({ ref: '1.1' }),
  planAction({ ref: '1.2' }),
  planAction({ ref: 'X.1', priority: 'cross-cutting' }),
];

describe('the asks of a partnership', () => {
  let store: TestStore;
  let york: Awaited<ReturnType<typeof storeReporting>>;
  beforeAll(async () => {
    store = await openTestStore();
    york = await storeReporting(store.database, 'york', { actions });
    const period = await openWeek(store.database, york, '2024-09-02');
    await asks('1.1', period.id, '10:00', { kind: 'support', text: typed('Somebody to train') });
    await asks('1.2', period.id, '11:00', {
      kind: 'decision',
      text: typed('A venue'),
      ofWhom: typed('The council'),
      neededByOn: '2024-10-01',
    });
    await asks('X.1', period.id, '12:00', {
      kind: 'information',
      text: typed('Figures'),
      neededByOn: '2024-09-20',
    });
  });
  afterAll(() => store.close());

  const asks = async (ref: string, periodId: string, time: string, ask: NewAsk) => {
    const about = { actionId: york.action(ref), periodId, authorId: york.member('lead') };
    const reportedAt = new Date(`2024-09-02T${time}:00Z`);
    await store.database.updates.add(york.id, anUpdate({ ...about, rag: 'red', reportedAt, ask }));
  };
  const open = async (where: ActionsWhere = {}) =>
    (await store.database.plans.asks(york.id, where)).map(({ ref, text }) => `${ref} ${text}`);

  test('come earliest needed first, and last those without a day', async () => {
    expect(await open()).toEqual(['X.1 Figures', '1.2 A venue', '1.1 Somebody to train']);
  });

  test('are found as their actions are', async () => {
    expect(await open({ priority: 1 })).toEqual(['1.2 A venue', '1.1 Somebody to train']);
    expect(await open({ refs: ['1.1'] })).toEqual(['1.1 Somebody to train']);
  });

  test('have all that was asked, and nothing that was not', async () => {
    const [ofWhom] = await store.database.plans.asks(york.id, { refs: ['1.2'] });
    const [bare] = await store.database.plans.asks(york.id, { refs: ['1.1'] });

    expect(ofWhom).toStrictEqual({
      id: ofWhom?.id,
      actionId: york.action('1.2'),
      ref: '1.2',
      kind: 'decision',
      text: 'A venue',
      ofWhom: 'The council',
      neededByOn: '2024-10-01',
      raisedAt: new Date('2024-09-02T11:00:00Z'),
    });
    expect(Object.keys(bare ?? {}).sort()).toEqual([
      'actionId',
      'id',
      'kind',
      'raisedAt',
      'ref',
      'text',
    ]);
  });

  test('are none that a later revision took back, and none of an action that is gone', async () => {
    const { database } = store;
    const hull = await storeReporting(database, 'hull', { actions });
    const period = await openWeek(database, hull, '2024-09-02');
    const ask: NewAsk = { kind: 'support', text: typed('Help') };
    const about = (ref: string) => ({
      actionId: hull.action(ref),
      periodId: period.id,
      authorId: hull.member('lead'),
    });
    for (const ref of ['1.1', '1.2', 'X.1']) {
      await database.updates.add(hull.id, anUpdate({ ...about(ref), rag: 'red', ask }));
    }

    await database.updates.add(hull.id, anUpdate({ ...about('1.1'), revision: 2 }));
    await storeReporting(database, 'hull', { actions: actions.slice(0, 2) });

    const left = await database.plans.asks(hull.id, {});
    expect(left.map(({ ref }) => ref)).toEqual(['1.2']);
  });

  test('are none of another partnership', async () => {
    const leeds = await storeReporting(store.database, 'leeds', { actions });

    expect(await store.database.plans.asks(leeds.id, {})).toEqual([]);
    expect(await open({ ids: [leeds.action('1.1')] })).toEqual([]);
  });
});
