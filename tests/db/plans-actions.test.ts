import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionsWhere } from '../../src/app/store-plans.ts';
import type { PlanSubGroup } from '../../src/core/plan.ts';
import { planAction } from '../support/plan-builder.ts';
import { anUpdate, openWeek, storeReporting, typed } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const subGroups: PlanSubGroup[] = [
  { id: 'fathers', name: 'Fathers', kind: 'standing', lead: 'deputy' },
  {
    id: 'early-help',
    name: 'Early Help',
    kind: 'standing',
    lead: 'lead',
    deputy: 'deputy',
    chair: 'lead',
  },
];
const plan = {
  agencies: [
    { id: 'council', name: 'City of York Council', statutory: true },
    { id: 'police', name: 'North Yorkshire Police', statutory: true },
  ],
  priorities: [
    { number: 2, title: 'Fathers', outcome: 'Fathers are heard' },
    { number: 1, title: 'Early Help' },
  ],
  subGroups,
  actions: [
    planAction({ ref: '2.10', priority: 2, subGroup: 'fathers', agencies: ['police', 'council'] }),
    planAction({ ref: '2.1', priority: 2 }),
    planAction({ ref: '1.1' }),
    planAction({ ref: 'X.1', priority: 'cross-cutting', due: { each: 'case review' } }),
  ],
};

describe('the actions of a partnership', () => {
  let store: TestStore;
  let york: Awaited<ReturnType<typeof storeReporting>>;
  let leeds: typeof york;
  beforeAll(async () => {
    store = await openTestStore();
    york = await storeReporting(store.database, 'york', plan);
    leeds = await storeReporting(store.database, 'leeds', plan);
  });
  afterAll(() => store.close());

  const refs = async (where: ActionsWhere) =>
    (await store.database.plans.actions(york.id, where)).map(({ ref }) => ref);

  test('are in the order of the plan', async () => {
    expect(await refs({})).toEqual(['2.10', '2.1', '1.1', 'X.1']);
  });

  test('are found by priority, ref, id and sub-group', async () => {
    expect(await refs({ priority: 2 })).toEqual(['2.10', '2.1']);
    expect(await refs({ priority: 1 })).toEqual(['1.1']);
    expect(await refs({ priority: 'cross-cutting' })).toEqual(['X.1']);
    expect(await refs({ refs: ['1.1', '2.1', '9.9'] })).toEqual(['2.1', '1.1']);
    expect(await refs({ ids: [york.action('X.1')] })).toEqual(['X.1']);
    expect(await refs({ subGroupIds: [york.subGroup('fathers')] })).toEqual(['2.10']);
  });

  test('are those for which every condition holds', async () => {
    const subGroupIds = [york.subGroup('early-help')];

    expect(await refs({ priority: 2, subGroupIds, refs: ['2.10', '2.1', '1.1'] })).toEqual(['2.1']);
    expect(await refs({ priority: 2, refs: [] })).toEqual([]);
  });

  test('are none of another partnership', async () => {
    expect(await refs({ ids: [leeds.action('1.1')] })).toEqual([]);
    expect(await refs({ subGroupIds: [leeds.subGroup('fathers')] })).toEqual([]);
  });

  test('have all that lists show, before anybody reported', async () => {
    const [action] = await store.database.plans.actions(york.id, { refs: ['2.10'] });
    const [priority] = await store.database.plans.priorities(york.id);

    expect(action).toStrictEqual({
      id: york.action('2.10'),
      ref: '2.10',
      title: 'Publish the strategy',
      priority: { id: priority?.id, number: 2, title: 'Fathers' },
      subGroup: { id: york.subGroup('fathers'), key: 'fathers', name: 'Fathers' },
      agencies: ['North Yorkshire Police', 'City of York Council'],
      measures: [],
      baselineDueOn: '2024-09-03',
      dueOn: '2024-09-03',
      dueMoves: 0,
      state: 'not-started',
    });
  });

  test('may serve every priority, and be due on each occasion', async () => {
    const [action] = await store.database.plans.actions(york.id, { refs: ['X.1'] });

    expect(action).toMatchObject({ priority: 'cross-cutting', dueEach: 'case review' });
    expect([action?.dueOn, action?.baselineDueOn]).toEqual([undefined, undefined]);
  });

  test('have their measures in order, a missing target left out', async () => {
    const measures = [
      { kind: 'quality' as const, text: 'Read', baseline: '10 of 40', target: '40 of 40' },
      { kind: 'done' as const, text: 'Published', baseline: 'not known' },
    ];
    const hull = await storeReporting(store.database, 'hull', {
      actions: [planAction({ measures })],
    });

    const [action] = await store.database.plans.actions(hull.id, {});

    expect(action?.measures).toStrictEqual(measures);
  });

  test('have the latest update, to the millisecond', async () => {
    const { database } = store;
    const period = await openWeek(database, york, '2024-09-02');
    const reportedAt = new Date('2024-09-02T10:00:00.123Z');
    const update = anUpdate({
      actionId: york.action('2.1'),
      periodId: period.id,
      authorId: york.member('lead'),
      reportedAt,
      rag: 'amber',
      sentence: typed('"Quoted" \\ and 👩‍👧‍👦'),
    });
    await database.updates.add(york.id, update);

    const [action] = await database.plans.actions(york.id, { refs: ['2.1'] });

    expect(action).toMatchObject({ state: 'in-progress', rag: 'amber' });
    expect(action?.latest).toStrictEqual({
      id: update.id,
      periodId: period.id,
      revision: 1,
      sentence: '"Quoted" \\ and 👩‍👧‍👦',
      reportedAt,
      late: false,
      noChange: false,
      capacity: 'lead',
    });
  });

  test('say when the latest update repeated the one before', async () => {
    const { database } = store;
    const period = await openWeek(database, york, '2024-09-09');
    const about = {
      actionId: york.action('1.1'),
      periodId: period.id,
      authorId: york.member('lead'),
    };
    await database.updates.add(york.id, anUpdate({ ...about, way: 'no-change', late: true }));

    const [action] = await database.plans.actions(york.id, { refs: ['1.1'] });

    expect(action?.latest).toMatchObject({ noChange: true, late: true });
  });

  test('are paused and resumed, and go back to what they were', async () => {
    const { plans } = store.database;
    const id = york.action('X.1');
    const stateOf = async () => (await plans.actions(york.id, { ids: [id] }))[0]?.state;

    expect(await plans.pauseAction(york.id, id)).toBe(true);
    expect(await plans.pauseAction(york.id, id)).toBe(false);
    expect(await stateOf()).toBe('paused');
    expect(await plans.resumeAction(york.id, id)).toBe('not-started');
    expect(await plans.resumeAction(york.id, id)).toBe(undefined);
    expect(await stateOf()).toBe('not-started');
  });

  test('that are claimed complete cannot be paused', async () => {
    const { database } = store;
    const period = await openWeek(database, leeds, '2024-09-02');
    const actionId = leeds.action('2.10');
    const about = { actionId, periodId: period.id, authorId: leeds.member('lead') };
    await database.updates.add(leeds.id, anUpdate({ ...about, state: 'complete-claimed' }));

    expect(await database.plans.pauseAction(leeds.id, actionId)).toBe(false);
  });

  test('are not paused or resumed in the name of another partnership', async () => {
    const { plans } = store.database;
    expect(await plans.pauseAction(york.id, leeds.action('1.1'))).toBe(false);
    await plans.pauseAction(leeds.id, leeds.action('1.1'));

    expect(await plans.resumeAction(york.id, leeds.action('1.1'))).toBe(undefined);
  });

  test('belong to priorities and sub-groups, each in the order of the plan', async () => {
    const { plans } = store.database;
    const priorities = await plans.priorities(york.id);
    const groups = await plans.subGroups(york.id);

    expect(priorities.map(({ id: _, ...facts }) => facts)).toStrictEqual([
      { number: 2, title: 'Fathers', outcome: 'Fathers are heard' },
      { number: 1, title: 'Early Help' },
    ]);
    expect(groups).toStrictEqual([
      {
        id: york.subGroup('fathers'),
        key: 'fathers',
        name: 'Fathers',
        leadId: york.member('deputy'),
      },
      {
        id: york.subGroup('early-help'),
        key: 'early-help',
        name: 'Early Help',
        leadId: york.member('lead'),
        deputyId: york.member('deputy'),
        chairId: york.member('lead'),
      },
    ]);
  });
});
