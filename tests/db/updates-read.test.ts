import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { typed } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';
import { type ThreeWeeks, threeWeeks } from '../support/three-weeks.ts';

let store: TestStore;
let york: ThreeWeeks;
let leeds: ThreeWeeks;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await threeWeeks(store.database, `york-${slugs}`);
  leeds = await threeWeeks(store.database, `leeds-${slugs}`);
});

describe('the answers of a period', () => {
  test('are last revisions by action; who did not answer is absent', async () => {
    const { updates } = store.database;
    const last = york.update(york.one, { rag: 'red', revision: 2 });
    await york.add(york.update(york.one));
    await york.add(last);
    await york.add(york.update(york.two, { actionId: york.action('1.2') }));

    expect(await updates.inPeriod(york.id, york.one.id)).toEqual(
      new Map([[york.action('1.1'), last]]),
    );
  });

  test('can be asked for some actions only', async () => {
    const { updates } = store.database;
    const second = york.update(york.one, { actionId: york.action('1.2') });
    await york.add(york.update(york.one));
    await york.add(second);

    const some = await updates.inPeriod(york.id, york.one.id, [york.action('1.2')]);

    expect([...some.values()]).toEqual([second]);
    expect(await updates.inPeriod(york.id, york.one.id, [])).toEqual(new Map());
  });
});

describe('an action’s history', () => {
  test('is its last revisions, newest period first, as many as asked for', async () => {
    const { updates } = store.database;
    const [one, three] = [york.update(york.one), york.update(york.three, { revision: 2 })];
    await york.add(york.update(york.three));
    await york.add(three);
    await york.add(one);
    await york.add(york.update(york.one, { actionId: york.action('1.2') }));

    expect(await updates.history(york.id, york.action('1.1'), 5)).toEqual([three, one]);
    expect(await updates.history(york.id, york.action('1.1'), 1)).toEqual([three]);
  });
});

describe('recent answers', () => {
  test('are given for every action, newest first, up to the period asked about', async () => {
    const { updates } = store.database;
    await york.add(york.update(york.one, { rag: 'red' }));
    await york.add(york.update(york.two, { rag: 'amber' }));
    await york.add(york.update(york.two, { rag: 'red', way: 'no-change', revision: 2 }));
    await york.add(york.update(york.three, { rag: 'green' }));
    await york.add(york.update(york.one, { state: 'not-started', actionId: york.action('1.2') }));

    const first = { actionId: york.action('1.1') };
    const second = { actionId: york.action('1.2') };
    const plain = { noChange: false, evidenced: false };
    const noChange = { noChange: true, evidenced: false };
    expect(await updates.recent(york.id, york.two.id, 6)).toEqual([
      { ...first, periodId: york.two.id, periodOn: '2024-09-09', rag: 'red', ...noChange },
      { ...first, periodId: york.one.id, periodOn: '2024-09-02', rag: 'red', ...plain },
      { ...second, periodId: york.one.id, periodOn: '2024-09-02', ...plain },
    ]);
  });

  test('say whether the last revision of each described a difference', async () => {
    const { updates } = store.database;
    const impact = typed('Families wait less.');
    await york.add(york.update(york.one, { impact, impactStrength: 'measured' }));
    await york.add(york.update(york.two, { impact, impactStrength: 'activity-only' }));
    await york.add(york.update(york.three, { impact }));
    await york.add(york.update(york.three, { revision: 2 }));

    const recent = await updates.recent(york.id, york.three.id, 6);

    expect(recent.map(({ periodOn, evidenced }) => [periodOn, evidenced])).toEqual([
      ['2024-09-16', false],
      ['2024-09-09', false],
      ['2024-09-02', true],
    ]);
  });

  test('are at most as many an action as asked for, whatever was left unanswered between', async () => {
    const { updates } = store.database;
    await york.add(york.update(york.one));
    await york.add(york.update(york.three));

    const one = await updates.recent(york.id, york.three.id, 1);
    const two = await updates.recent(york.id, york.three.id, 2);

    expect(one.map(({ periodOn }) => periodOn)).toEqual(['2024-09-16']);
    expect(two.map(({ periodOn }) => periodOn)).toEqual(['2024-09-16', '2024-09-02']);
  });
});

describe('late answers', () => {
  const since = new Date('2024-09-09T06:00:00Z');
  const justBefore = new Date(since.getTime() - 1);

  test('are those given since then for other periods, with the day of the period', async () => {
    const { updates } = store.database;
    const late = york.update(york.one, { late: true, reportedAt: since });
    await york.add(late);
    await york.add(york.update(york.two, { late: true, reportedAt: since }));
    await york.add(
      york.update(york.one, { late: false, reportedAt: since, actionId: york.action('1.2') }),
    );

    expect(await updates.lateSince(york.id, since, york.two.id)).toEqual([
      { ...late, periodOn: '2024-09-02' },
    ]);
  });

  test('of before are not given again', async () => {
    await york.add(york.update(york.one, { late: true, reportedAt: justBefore }));

    expect(await store.database.updates.lateSince(york.id, since, york.two.id)).toEqual([]);
  });

  test('that were edited since count by their last revision', async () => {
    const { updates } = store.database;
    const edited = york.update(york.one, { late: true, reportedAt: since, revision: 2 });
    await york.add(york.update(york.one, { late: true, reportedAt: justBefore }));
    await york.add(edited);

    const late = await updates.lateSince(york.id, new Date(0), york.two.id);

    expect(late).toEqual([{ ...edited, periodOn: '2024-09-02' }]);
  });
});

test('no partnership reads another’s updates, decisions or changes', async () => {
  const { database } = store;
  const { updates } = database;
  const claim = york.update(york.one, {
    state: 'complete-claimed',
    newDueOn: '2025-01-31',
    late: true,
  });
  await york.add(claim);
  const actionId = york.action('1.1');
  await database.transaction((tx) =>
    tx.updates.decide(york.id, {
      id: claim.id,
      actionId,
      updateId: claim.id,
      kind: 'accepted',
      deciderId: york.member('lead'),
      decidedAt: new Date(),
    }),
  );

  expect(await updates.get(leeds.id, claim.id)).toBe(undefined);
  expect(await updates.inPeriod(leeds.id, york.one.id)).toEqual(new Map());
  expect(await updates.history(leeds.id, actionId, 5)).toEqual([]);
  expect(await updates.recent(leeds.id, york.one.id, 6)).toEqual([]);
  expect(await updates.lateSince(leeds.id, new Date(0), york.two.id)).toEqual([]);
  expect(await updates.decisions(leeds.id, actionId)).toEqual([]);
  expect(await updates.changes(leeds.id, actionId)).toEqual([]);
  const again = database.transaction((tx) =>
    tx.updates.decide(leeds.id, {
      id: york.one.id,
      actionId,
      updateId: claim.id,
      kind: 'sent-back',
      deciderId: leeds.member('lead'),
      decidedAt: new Date(),
    }),
  );
  expect(await again).toBe(false);
});
