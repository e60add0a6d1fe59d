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

const later = (milliseconds: number) => new Date(machineNow.getTime() + milliseconds);
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
const uncertain = { state: 'uncertain', settleUntil: later(1_000), error: 'timeout' } as const;
const aYear = 366 * 24 * 3_600_000;

async function unsettled(now = new Date(Date.now() + aYear), limit = 50) {
  const rows = await store.database.ledger.unsettled(now, limit);
  return rows.map((row) => row.delivery).filter(({ partnershipId }) => partnershipId === york.id);
}

describe('an attempt', () => {
  test('that was sent is final', async () => {
    expect(await arrives()).toBe(true);

    expect(await york.read(delivery.id)).toMatchObject({ state: 'sent', messageRef: 'ref' });
    expect(await settle({ state: 'failed', error: 'user gone' })).toBe(false);
    expect(await york.claim(50, later(600_000))).toEqual([]);
  });

  test('that certainly did not arrive is queued again, for the time given', async () => {
    await settle({ state: 'queued', notBefore: later(5_000), error: 'rate limited' });

    expect(await york.read(delivery.id)).toMatchObject({
      state: 'queued',
      attempt: 1,
      lastError: 'rate limited',
    });
    expect(await york.claim(50, later(4_999))).toEqual([]);
    expect(await york.claim(50, later(5_000))).toMatchObject([{ delivery: { attempt: 2 } }]);
  });

  test('can end failed, with the reason', async () => {
    await settle({ state: 'failed', error: 'user gone' });

    expect(await york.read(delivery.id)).toMatchObject({ state: 'failed', lastError: 'user gone' });
    expect(await york.claim(50, later(600_000))).toEqual([]);
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
    await york.ageByAnHour(delivery.id);

    await expire();

    expect(await york.read(delivery.id)).toMatchObject({
      state: 'uncertain',
      lastError: 'the lease ran out',
    });
    expect(await york.claim()).toMatchObject([{ delivery: { id: next.id } }]);
  });

  test('is looked up once its settle time is over', async () => {
    await york.ageByAnHour(delivery.id);
    await expire();

    expect(await unsettled()).toEqual([]);
    await york.ageByAnHour(delivery.id);
    expect(await unsettled()).toMatchObject([{ id: delivery.id }]);
  });

  test('no longer lets its worker settle, except that the message did arrive', async () => {
    await york.ageByAnHour(delivery.id);
    await expire();

    expect(await settle({ state: 'queued', notBefore: machineNow, error: 'refused' })).toBe(false);
    expect(await settle({ state: 'failed', error: 'user gone' })).toBe(false);
    expect(await arrives({ leaseId: newId() })).toBe(false);
    expect(await arrives()).toBe(true);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sent', messageRef: 'ref' });
  });

  test('is not believed once the delivery has been taken up anew', async () => {
    await york.ageByAnHour(delivery.id);
    await expire();
    await resolve('queued');
    await york.claim();

    expect(await arrives()).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sending', attempt: 2 });
  });

  test('is told of a message that was never called for, which goes again at once', async () => {
    await york.ageByAnHour(delivery.id);
    await expire();

    await store.database.ledger.release([lease()]);

    expect(await york.claim()).toMatchObject([{ delivery: { id: delivery.id, attempt: 1 } }]);
  });
});

describe('an uncertain delivery', () => {
  beforeEach(() => settle(uncertain));

  test('is given for a look-up once its settle time is over, until it is resolved', async () => {
    expect(await unsettled(later(999))).toEqual([]);
    expect(await unsettled(later(1_000))).toMatchObject([
      { id: delivery.id, state: 'uncertain', lastError: 'timeout' },
    ]);
    expect(await unsettled(later(1_000))).toHaveLength(1);
    await resolve('held');
    expect(await unsettled(later(1_000))).toEqual([]);
  });

  test('waits out its settle time by the database’s clock too, should the caller’s jump', async () => {
    const anHourAhead = new Date(Date.now() + 3_600_000);
    await store.prisma.$executeRaw`
      UPDATE "Delivery" SET "leaseUntilAt" = now() + interval '1 minute' WHERE "id" = ${delivery.id}::uuid`;

    expect(await unsettled(anHourAhead)).toEqual([]);
  });

  test('waits for its workspace’s next look-up, unless it can be repeated', async () => {
    const { ledger } = store.database;
    await ledger.hold(york.workspaceId, 'find', 60_000);

    expect(await unsettled(later(1_000))).toEqual([]);
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

    expect(await store.database.ledger.resend(york.id, delivery.id, machineNow)).toBe(true);
    expect(await store.database.ledger.resend(york.id, delivery.id, machineNow)).toBe(false);
    expect(await york.claim()).toMatchObject([{ delivery: { id: delivery.id, attempt: 2 } }]);
  });

  test('who sends a message again wakes whoever delivers', async () => {
    await settle({ state: 'failed', error: 'user gone' });
    const { hear, next } = ear<void>();
    const stop = await store.database.ledger.onQueued(hear);

    await store.database.ledger.resend(york.id, delivery.id, machineNow);

    await next();
    await stop();
  });

  test('is told that a message would not go out: its time is over', async () => {
    const { ledger } = store.database;
    const over = await york.queued({ notAfter: new Date(machineNow.getTime() - 1) });

    expect(await ledger.stale(york.id, over.id, machineNow)).toBe('over');
    expect(await ledger.stale(york.id, delivery.id, machineNow)).toBeUndefined();
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

    expect(await ledger.stale(york.id, first.id, machineNow)).toBe('superseded');
    expect(await ledger.stale(york.id, second.id, machineNow)).toBeUndefined();
  });

  test('leaves a failed message at that', async () => {
    await settle({ state: 'failed', error: 'user gone' });

    expect(await store.database.ledger.dismiss(york.id, delivery.id)).toBe(true);
    expect(await york.read(delivery.id)).toMatchObject({
      state: 'cancelled',
      lastError: 'dismissed by a coordinator',
    });
  });

  test('can neither resend nor dismiss what is still on its way', async () => {
    expect(await store.database.ledger.resend(york.id, delivery.id, machineNow)).toBe(false);
    expect(await store.database.ledger.dismiss(york.id, delivery.id)).toBe(false);
  });
});
