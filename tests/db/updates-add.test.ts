import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { untilOneWaits } from '../support/lock-wait.ts';
import { storeReporting, typed } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';
import { type ThreeWeeks, threeWeeks } from '../support/three-weeks.ts';

let store: TestStore;
let york: ThreeWeeks;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await threeWeeks(store.database, `york-${slugs}`);
});

describe('a revision', () => {
  test('is stored with all that was reported, and its ask', async () => {
    const full = york.update(york.one, {
      rag: 'amber',
      impact: typed('Families wait less.'),
      impactStrength: 'early-sign',
      voice: typed('"It was quick."'),
      measure: typed('45 of 60'),
      measuredOn: '2024-08-31',
      nextSteps: typed('Train the rest.'),
      newDueOn: '2025-01-31',
      newDueReason: typed('The venue was lost.'),
      issue: typed('No venue.'),
      mitigation: typed('Another is being looked for.'),
      effect: typed('A later start.'),
      ask: {
        kind: 'decision',
        text: typed('May we use the West Offices?'),
        ofWhom: typed('The council'),
        neededByOn: '2024-10-01',
      },
    });

    expect(await york.add(full)).toBe(true);
    expect(await store.database.updates.get(york.id, full.id)).toEqual(full);
  });

  test('is stored with as little as is needed', async () => {
    const least = york.update(york.one, { state: 'not-started' });

    await york.add(least);

    expect(await store.database.updates.get(york.id, least.id)).toEqual(least);
    expect(least).not.toHaveProperty('rag');
  });

  test('that is there already, or leaves one out, is refused, and nothing changes', async () => {
    await york.add(york.update(york.one, { rag: 'green' }));

    expect(await york.add(york.update(york.one, { rag: 'red' }))).toBe(false);
    expect(await york.add(york.update(york.one, { rag: 'red', revision: 3 }))).toBe(false);
    expect(await york.actionNow()).toMatchObject({ rag: 'green', latest: { revision: 1 } });
  });

  test('of an action of another partnership is refused', async () => {
    const leeds = await storeReporting(store.database, `leeds-${slugs}`);
    const theirs = york.update(york.one);

    const added = store.database.transaction((tx) => tx.updates.add(leeds.id, theirs));

    expect(await added).toBe(false);
    expect(await store.database.updates.get(york.id, theirs.id)).toBe(undefined);
  });

  test('is won by one of two at the same time; the other finds the winner’s words', async () => {
    const { database, prisma } = store;
    const first = york.update(york.one, { rag: 'amber' });
    let second: Promise<boolean> | undefined;

    await database.transaction(async (tx) => {
      await tx.updates.add(york.id, first);
      second = york.add(york.update(york.one, { rag: 'red' }));
      await untilOneWaits(prisma);
    });

    expect(await second).toBe(false);
    const stored = await database.updates.inPeriod(york.id, york.one.id);
    expect(stored.get(york.action('1.1'))).toEqual(first);
  });

  test('whose transaction failed leaves the place to who waited', async () => {
    const { database, prisma } = store;
    let second: Promise<boolean> | undefined;
    const failing = database.transaction(async (tx) => {
      await tx.updates.add(york.id, york.update(york.one, { rag: 'red' }));
      second = york.add(york.update(york.one, { rag: 'amber' }));
      await untilOneWaits(prisma);
      throw new Error('The answer could not be stored.');
    });
    await expect(failing).rejects.toThrow('could not be stored');

    expect(await second).toBe(true);
    expect(await york.actionNow()).toMatchObject({ rag: 'amber' });
  });

  test('of twenty at the same time is stored once, and the action is as that one says', async () => {
    const rivals = Array.from({ length: 20 }, (_, place) =>
      york.update(york.one, { sentence: typed(`Answer ${place}`) }),
    );

    const added = await Promise.all(rivals.map(york.add));

    const [winner, ...others] = rivals.filter((_, place) => added[place]);
    expect(others).toEqual([]);
    expect((await york.actionNow()).latest).toMatchObject({
      id: winner?.id,
      sentence: winner?.sentence,
    });
  });
});

describe('an ask', () => {
  const ask = (text: string) => ({ kind: 'support' as const, text: typed(text) });
  const openAsks = async () =>
    (await store.database.plans.asks(york.id, {})).map(({ text }) => text);

  test('is taken back by a later revision of its period, which may ask anew', async () => {
    const first = york.update(york.one, { ask: ask('A venue, please.') });
    await york.add(first);
    await york.add(york.update(york.one, { ask: ask('A venue and a date, please.'), revision: 2 }));

    expect(await openAsks()).toEqual(['A venue and a date, please.']);
    expect(await store.database.updates.get(york.id, first.id)).toEqual(first);
    await york.add(york.update(york.one, { revision: 3 }));
    expect(await openAsks()).toEqual([]);
  });

  test('stays open when the next period asks for something else, or says nothing', async () => {
    await york.add(york.update(york.one, { ask: ask('A venue, please.') }));
    await york.add(york.update(york.two, { ask: ask('A trainer, please.') }));
    await york.add(york.update(york.three));

    expect((await openAsks()).sort()).toEqual(['A trainer, please.', 'A venue, please.']);
  });

  test('is neither renewed nor taken back by saying no change', async () => {
    const { plans } = store.database;
    await york.add(york.update(york.one, { ask: ask('A venue, please.') }));
    const before = await plans.asks(york.id, {});

    const again = { way: 'no-change' as const, ask: ask('A venue, please.') };
    await york.add(york.update(york.one, { ...again, revision: 2 }));
    await york.add(york.update(york.two, again));

    expect(before).toHaveLength(1);
    expect(await plans.asks(york.id, {})).toEqual(before);
  });

  test('is left as it is by a brief answer, which the form alone can take back', async () => {
    const { plans } = store.database;
    await york.add(york.update(york.one, { ask: ask('A venue, please.') }));
    const before = await plans.asks(york.id, {});

    await york.add(york.update(york.one, { way: 'command', revision: 2 }));
    await york.add(york.update(york.one, { way: 'several', revision: 3 }));
    await york.add(york.update(york.one, { way: 'reply', revision: 4 }));

    expect(await plans.asks(york.id, {})).toEqual(before);
  });

  test('is carried on by a brief answer from the day it was raised', async () => {
    const first = york.update(york.one, { ask: ask('A venue, please.') });
    await york.add(first);
    const later = { reportedAt: new Date('2024-09-03T10:00:00Z'), revision: 2 };
    const brief = york.update(york.one, { ...later, way: 'command', ask: ask('A venue, please.') });

    await york.add(brief);

    expect(await store.database.updates.get(york.id, brief.id)).toEqual(brief);
    expect(await store.database.plans.asks(york.id, {})).toMatchObject([
      { text: 'A venue, please.', raisedAt: first.reportedAt },
    ]);
  });
});
