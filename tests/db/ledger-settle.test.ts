import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Attempted, Lease, NewDelivery } from '../../src/app/store-ledger.ts';
import { ear } from '../support/ear.ts';
import { type LedgerOfOne, ledgerOfOne, machineNow } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
let delivery: NewDelivery;
let leaseId: string;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await ledgerOfOne(store, `york-${slugs}`);
  delivery = await york.queued();
  leaseId = (await york.claim())[0]?.leaseId ?? '';
});

const lease = (changes: Partial<Lease> = {}): Lease => ({
  partnershipId: york.id,
  id: delivery.id,
  leaseId,
  ...changes,
});
const settle = (attempted: Attempted, changes: Partial<Lease> = {}) =>
  store.database.ledger.settle(lease(changes), attempted);
const arrives = (changes: Partial<Lease> = {}) =>
  store.database.ledger.settleSent({ ...lease(changes), messageRef: 'ref' });
const resolve = (
  to: 'queued' | 'held' | { readonly messageRef: string },
  changes: Partial<Lease> = {},
) => store.database.ledger.resolve(lease(changes), to);
const uncertain = { state: 'uncertain', settleMs: 60_000, error: 'timeout' } as const;
const anHour = 3_600_000;

async function unsettled(limit = 50) {
  const rows = await store.database.ledger.unsettled(york.workspaceId, limit);
  return rows.map(({ delivery: one }) => one);
}

describe('an attempt', () => {
  test('that was sent is final', async () => {
    expect(await arrives()).toBe(true);

    expect(await york.read(delivery.id)).toMatchObject({ state: 'sent', messageRef: 'ref' });
    expect(await settle({ state: 'failed', error: 'user gone' })).toBe(false);
    expect(await york.claim()).toEqual([]);
  });

  test('that certainly did not arrive is queued again, for the time given', async () => {
    await settle({ state: 'queued', waitMs: 60_000, error: 'rate limited' });

    expect(await york.read(delivery.id)).toMatchObject({
      state: 'queued',
      attempt: 1,
      lastError: 'rate limited',
    });
    expect(await york.claim()).toEqual([]);
    await york.ages(delivery.id, 60_000);
    expect(await york.claim()).toMatchObject([{ delivery: { attempt: 2 } }]);
  });

  test('can end failed, with the reason', async () => {
    await settle({ state: 'failed', error: 'user gone' });

    expect(await york.read(delivery.id)).toMatchObject({ state: 'failed', lastError: 'user gone' });
    expect(await york.claim()).toEqual([]);
  });

  test('is not settled with another lease, or from another partnership', async () => {
    const leeds = await ledgerOfOne(store, `leeds-${slugs}`);

    expect(await arrives({ leaseId: newId() })).toBe(false);
    expect(await arrives({ partnershipId: leeds.id })).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sending' });
  });
});

describe('a lease that ran out', () => {
  const expire = () => store.database.ledger.expire(60_000);

  test('makes its delivery uncertain, never queued, and lets the workspace go on', async () => {
    const next = await york.queued();
    await york.ages(delivery.id, anHour);

    await expire();

    expect(await york.read(delivery.id)).toMatchObject({
      state: 'uncertain',
      lastError: 'the lease ran out',
    });
    expect(await york.claim()).toMatchObject([{ delivery: { id: next.id } }]);
  });

  test('is looked up once its settle time is over', async () => {
    await york.ages(delivery.id, anHour);
    await expire();

    expect(await unsettled()).toEqual([]);
    await york.ages(delivery.id, anHour);
    expect(await unsettled()).toMatchObject([{ id: delivery.id }]);
  });

  test('still lets its worker say that the message did arrive', async () => {
    await york.ages(delivery.id, anHour);
    await expire();

    expect(await arrives({ leaseId: newId() })).toBe(false);
    expect(await arrives()).toBe(true);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sent', messageRef: 'ref' });
  });

  test('still lets its worker say that the message certainly did not arrive', async () => {
    await york.ages(delivery.id, anHour);
    await expire();

    expect(await settle({ state: 'failed', error: 'user gone' }, { leaseId: newId() })).toBe(false);
    expect(await settle({ state: 'failed', error: 'user gone' })).toBe(true);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'failed', lastError: 'user gone' });
  });

  test('is not believed once the delivery has been taken up anew', async () => {
    await york.ages(delivery.id, anHour);
    await expire();
    await resolve('queued');
    await york.claim();

    expect(await arrives()).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sending', attempt: 2 });
  });

  test('is told of a message that was never called for, which goes again at once', async () => {
    await york.ages(delivery.id, anHour);
    await expire();

    await store.database.ledger.release([lease()]);

    expect(await york.claim()).toMatchObject([{ delivery: { id: delivery.id, attempt: 1 } }]);
  });
});

describe('an uncertain delivery', () => {
  beforeEach(() => settle(uncertain));

  test('is given for a look-up once its settle time is over, until it is resolved', async () => {
    const { ledger } = store.database;
    expect(await unsettled()).toEqual([]);
    expect(await ledger.unsettledIn()).not.toContain(york.workspaceId);

    await york.ages(delivery.id, 60_000);

    expect(await ledger.unsettledIn()).toContain(york.workspaceId);
    expect(await unsettled()).toMatchObject([
      { id: delivery.id, state: 'uncertain', lastError: 'timeout' },
    ]);
    expect(await unsettled()).toHaveLength(1);
    await resolve('held');
    expect(await unsettled()).toEqual([]);
  });

  test('that was looked up in vain gives others their turn, and is counted', async () => {
    const { ledger } = store.database;
    await york.ages(delivery.id, 60_000);

    await ledger.postpone([lease()], 60_000);

    expect(await unsettled()).toEqual([]);
    await york.ages(delivery.id, 60_000);
    expect(await ledger.unsettled(york.workspaceId, 50)).toMatchObject([{ lookUps: 1 }]);
  });

  test('that is held is sent all the same, should its sender say so later', async () => {
    await resolve('held');

    expect(await arrives({ leaseId: newId() })).toBe(false);
    expect(await arrives()).toBe(true);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sent', messageRef: 'ref' });
  });

  test('that was held and is to go out again is not sent by what its first sender says', async () => {
    await resolve('held');
    await store.database.ledger.resend(york.id, [delivery.id]);

    expect(await arrives()).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'queued' });
  });

  test('waits for its workspace’s next look-up, unless it can be repeated', async () => {
    const { ledger } = store.database;
    await york.ages(delivery.id, 60_000);
    await ledger.hold(york.workspaceId, 'find', 60_000);

    expect(await unsettled()).toEqual([]);
    expect(await ledger.unsettledIn()).not.toContain(york.workspaceId);
  });

  test('that was found is sent, with its reference', async () => {
    expect(await resolve({ messageRef: 'found' })).toBe(true);

    expect(await york.read(delivery.id)).toMatchObject({
      state: 'sent',
      messageRef: 'found',
      sentAt: expect.any(Date),
    });
  });

  test('that was not found goes again at once', async () => {
    await resolve('queued');

    expect(await york.claim()).toMatchObject([{ delivery: { id: delivery.id, attempt: 2 } }]);
  });

  test('is resolved once, and only as long as it is uncertain', async () => {
    const leeds = await ledgerOfOne(store, `leeds-${slugs}`);

    expect(await resolve('held', { partnershipId: leeds.id })).toBe(false);
    expect(await resolve('held')).toBe(true);
    expect(await resolve('queued')).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'held' });
  });

  test('is not resolved by a look-up of an attempt before', async () => {
    await resolve('queued');
    const [again] = await york.claim();
    await settle(uncertain, { leaseId: again?.leaseId ?? '' });

    expect(await resolve('queued')).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'uncertain', attempt: 2 });
  });
});

describe('a coordinator', () => {
  test('sends a held message again, once', async () => {
    await settle(uncertain);
    await resolve('held');

    expect(await store.database.ledger.resend(york.id, [delivery.id])).toEqual([delivery.id]);
    expect(await store.database.ledger.resend(york.id, [delivery.id])).toEqual([]);
    expect(await york.claim()).toMatchObject([{ delivery: { id: delivery.id, attempt: 2 } }]);
  });

  test('who sends a message again wakes whoever delivers', async () => {
    await settle({ state: 'failed', error: 'user gone' });
    const { hear, next } = ear<void>();
    const stop = await store.database.ledger.onQueued(hear);

    await store.database.ledger.resend(york.id, [delivery.id]);

    await next();
    await stop();
  });

  test('is told that a message would not go out: its time is over', async () => {
    const { ledger } = store.database;
    const over = await york.queued({ notAfter: new Date(machineNow.getTime() - 1) });

    expect(await ledger.stale(york.id, [over.id, delivery.id], machineNow)).toEqual(
      new Map([[over.id, 'over']]),
    );
  });

  test('is told that a message would not go out: a newer one takes its place', async () => {
    const { ledger } = store.database;
    await arrives();
    const [first, second] = [0, 1].map(() =>
      york.delivery({ follows: { id: delivery.id, as: 'replaces' } }),
    );
    if (!first || !second) throw new Error('There are two.');
    await ledger.queueReplacement(first);
    await ledger.queueReplacement(second);

    expect(await ledger.stale(york.id, [first.id, second.id], machineNow)).toEqual(
      new Map([[first.id, 'superseded']]),
    );
  });

  test('leaves a failed message at that', async () => {
    await settle({ state: 'failed', error: 'user gone' });

    expect(await store.database.ledger.dismiss(york.id, [delivery.id])).toEqual([delivery.id]);
    expect(await york.read(delivery.id)).toMatchObject({
      state: 'cancelled',
      lastError: 'dismissed by a coordinator',
    });
  });

  test('can neither resend nor dismiss what is still on its way', async () => {
    expect(await store.database.ledger.resend(york.id, [delivery.id])).toEqual([]);
    expect(await store.database.ledger.dismiss(york.id, [delivery.id])).toEqual([]);
  });
});
