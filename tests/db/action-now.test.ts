import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { untilOneWaits } from '../support/lock-wait.ts';
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

describe('what is current', () => {
  test('is the last revision of the newest period, and the RAG of the one before it', async () => {
    await york.add(york.update(york.one, { rag: 'red' }));
    await york.add(york.update(york.two, { rag: 'amber' }));
    await york.add(york.update(york.two, { rag: 'green', revision: 2 }));

    expect(await york.actionNow()).toMatchObject({
      state: 'in-progress',
      rag: 'green',
      ragBefore: 'red',
      latest: { periodId: york.two.id, revision: 2 },
    });
  });

  test('is not moved by an edit of an earlier period, but what it is compared with is', async () => {
    await york.add(york.update(york.one, { rag: 'red' }));
    await york.add(york.update(york.two, { rag: 'green' }));

    await york.add(york.update(york.one, { rag: 'amber', revision: 2, late: true }));

    expect(await york.actionNow()).toMatchObject({
      rag: 'green',
      ragBefore: 'amber',
      latest: { periodId: york.two.id },
    });
  });

  test('takes in both of two periods that are answered at the same time', async () => {
    const { database, prisma } = store;
    let second: Promise<boolean> | undefined;

    await database.transaction(async (tx) => {
      await tx.updates.add(york.id, york.update(york.one, { rag: 'amber' }));
      second = york.add(york.update(york.two, { rag: 'green' }));
      await untilOneWaits(prisma);
    });

    expect(await second).toBe(true);
    expect(await york.actionNow()).toMatchObject({ rag: 'green', ragBefore: 'amber' });
  });

  test('leaves out periods that nobody answered', async () => {
    await york.add(york.update(york.one, { rag: 'amber' }));
    await york.add(york.update(york.three, { rag: 'red' }));

    expect(await york.actionNow()).toMatchObject({ rag: 'red', ragBefore: 'amber' });
  });

  test('of a claimed completion has no RAG', async () => {
    await york.add(york.update(york.one, { rag: 'amber' }));
    await york.add(york.update(york.two, { state: 'complete-claimed' }));

    const action = await york.actionNow();

    expect(action).toMatchObject({ state: 'complete-claimed', ragBefore: 'amber' });
    expect(action).not.toHaveProperty('rag');
  });

  test('stays paused whatever is reported, which it goes back to when it is resumed', async () => {
    const { plans } = store.database;
    await plans.pauseAction(york.id, york.action('1.1'));

    await york.add(york.update(york.one, { rag: 'amber' }));

    expect(await york.actionNow()).toMatchObject({ state: 'paused' });
    expect(await plans.resumeAction(york.id, york.action('1.1'))).toBe('in-progress');
    expect(await york.actionNow()).toMatchObject({ state: 'in-progress', rag: 'amber' });
  });

  test('of one action is left alone by another’s update', async () => {
    await york.add(york.update(york.one, { rag: 'red' }));
    await york.add(york.update(york.one, { rag: 'green', actionId: york.action('1.2') }));

    expect(await york.actionNow('1.1')).toMatchObject({ rag: 'red' });
    expect(await york.actionNow('1.2')).toMatchObject({ rag: 'green' });
  });
});
