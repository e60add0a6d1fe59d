import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Attempted, NewDelivery } from '../../src/app/store-ledger.ts';
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
const settle = (attempted: Attempted, lease = leaseId, partnershipId = york.id) =>
  store.database.ledger.settle(partnershipId, delivery.id, lease, attempted);
const sent = { state: 'sent', messageRef: 'ref' } as const;
const uncertain = { state: 'uncertain', settleUntil: later(1_000), error: 'timeout' } as const;

async function unsettled(now: Date, settleMs = 60_000) {
  const rows = await store.database.ledger.unsettled(now, settleMs);
  return rows.filter((row) => row.partnershipId === york.id);
}

describe('an attempt', () => {
  test('that was sent is final', async () => {
    expect(await settle(sent)).toBe(true);

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

  test.each(['held', 'failed'] as const)('can end %s, with the reason', async (state) => {
    await settle({ state, error: 'user gone' });

    expect(await york.read(delivery.id)).toMatchObject({ state, lastError: 'user gone' });
    expect(await york.claim(50, later(600_000))).toEqual([]);
  });

  test('is not settled with another lease, or from another partnership', async () => {
    const leeds = await ledgerOfOne(store, `leeds-${slugs}`);

    expect(await settle(sent, newId())).toBe(false);
    expect(await settle(sent, leaseId, leeds.id)).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sending' });
  });
});

describe('a lease that ran out', () => {
  test('makes its delivery uncertain, never queued, and lets the workspace go on', async () => {
    const next = await york.queued();
    await york.ageByAnHour(delivery.id);

    expect(await unsettled(machineNow)).toEqual([]);

    expect(await york.read(delivery.id)).toMatchObject({
      state: 'uncertain',
      lastError: 'the lease ran out',
    });
    expect(await york.claim()).toMatchObject([{ delivery: { id: next.id } }]);
  });

  test('is looked up once its settle time is over', async () => {
    await york.ageByAnHour(delivery.id);
    await unsettled(machineNow, 60_000);

    expect(await unsettled(later(59_999))).toEqual([]);
    expect(await unsettled(later(60_000))).toMatchObject([{ id: delivery.id }]);
  });

  test('counts by the database’s clock, whatever the caller’s says', async () => {
    await unsettled(new Date('2100-01-01T00:00:00Z'));

    expect(await york.read(delivery.id)).toMatchObject({ state: 'sending' });
  });

  test('no longer lets its worker settle, except that the message did arrive', async () => {
    await york.ageByAnHour(delivery.id);
    await unsettled(machineNow);

    expect(await settle({ state: 'queued', notBefore: machineNow, error: 'refused' })).toBe(false);
    expect(await settle({ state: 'failed', error: 'user gone' })).toBe(false);
    expect(await settle(sent, newId())).toBe(false);
    expect(await settle(sent)).toBe(true);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sent', messageRef: 'ref' });
  });

  test('is not believed once the delivery has been taken up anew', async () => {
    await york.ageByAnHour(delivery.id);
    await unsettled(machineNow);
    await store.database.ledger.resolve(york.id, delivery.id, 'queued', machineNow);
    await york.claim();

    expect(await settle(sent)).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'sending', attempt: 2 });
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
    await store.database.ledger.resolve(york.id, delivery.id, 'held', machineNow);
    expect(await unsettled(later(1_000))).toEqual([]);
  });

  test('waits out its settle time by the database’s clock too, should the caller’s jump', async () => {
    const anHourAhead = new Date(Date.now() + 3_600_000);
    await store.prisma.$executeRaw`
      UPDATE "Delivery" SET "leaseUntilAt" = now() + interval '1 minute' WHERE "id" = ${delivery.id}::uuid`;

    expect(await unsettled(anHourAhead)).toEqual([]);
  });

  test('that was found is sent, with its reference', async () => {
    const { ledger } = store.database;

    expect(await ledger.resolve(york.id, delivery.id, { messageRef: 'found' }, later(2_000))).toBe(
      true,
    );
    expect(await york.read(delivery.id)).toMatchObject({
      state: 'sent',
      messageRef: 'found',
      sentAt: later(2_000),
    });
  });

  test('that was not found goes again at once', async () => {
    await store.database.ledger.resolve(york.id, delivery.id, 'queued', later(2_000));

    expect(await york.claim()).toMatchObject([{ delivery: { id: delivery.id, attempt: 2 } }]);
  });

  test('is resolved once, and only as long as it is uncertain', async () => {
    const { ledger } = store.database;
    const leeds = await ledgerOfOne(store, `leeds-${slugs}`);
    const resolve = (to: 'queued' | 'held', partnershipId = york.id) =>
      ledger.resolve(partnershipId, delivery.id, to, machineNow);

    expect(await resolve('held', leeds.id)).toBe(false);
    expect(await resolve('held')).toBe(true);
    expect(await resolve('queued')).toBe(false);
    expect(await york.read(delivery.id)).toMatchObject({ state: 'held' });
  });
});
