import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewDelivery } from '../../src/app/store-ledger.ts';
import { type LedgerOfOne, ledgerOfOne, machineNow } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
let parent: NewDelivery;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await ledgerOfOne(store, `york-${slugs}`);
  parent = await york.queued();
});

describe.each(['thread', 'replaces'] as const)('what follows a failed message as %s', (as) => {
  let follower: NewDelivery;
  beforeEach(async () => {
    follower = await york.queued({
      follows: { id: parent.id, as },
      notAfter: new Date(machineNow.getTime() + 1),
    });
    await york.settled(parent, 'failed');
  });

  test('waits, and is not reported as something that can go', async () => {
    const { ledger } = store.database;

    expect(await york.claim()).toEqual([]);

    expect(await york.read(follower.id)).toMatchObject({ state: 'queued', attempt: 0 });
    expect(await ledger.waiting(machineNow, york.id)).toEqual([]);
    expect(await ledger.underWay(machineNow, york.id)).toEqual([]);
  });

  test('is cancelled once that is left as it is', async () => {
    await store.database.ledger.dismiss(york.id, [parent.id]);

    await york.claim();

    expect(await york.read(follower.id)).toMatchObject({
      state: 'cancelled',
      lastError: 'what it follows is never sent',
    });
  });

  test('is cancelled once its own time is over', async () => {
    await york.claim(50, new Date(machineNow.getTime() + 2));

    expect(await york.read(follower.id)).toMatchObject({
      state: 'cancelled',
      lastError: 'its time is over',
    });
  });
});

test('what is in the thread of a failed message goes out after that was sent again', async () => {
  const reply = await york.queued({ follows: { id: parent.id, as: 'thread' } });
  await york.settled(parent, 'failed');
  await york.claim();

  await store.database.ledger.resend(york.id, [parent.id]);
  await york.settled(parent, 'sent');

  expect(await york.claim()).toMatchObject([
    { delivery: { id: reply.id }, followsRef: `ref-${parent.id}` },
  ]);
});
