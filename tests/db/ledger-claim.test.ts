import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claimed } from '../../src/app/store-ledger.ts';
import { aCard } from '../support/delivery-builder.ts';
import { type LedgerOfOne, ledgerOfOne, machineNow } from '../support/ledger-builder.ts';
import { untilOneWaits } from '../support/lock-wait.ts';
import { storePartnership } from '../support/partnership-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await ledgerOfOne(store, `york-${slugs}`);
});

const seconds = (count: number) => new Date(machineNow.getTime() + count * 1_000);
const idsOf = (claimed: readonly Claimed[]) => claimed.map(({ delivery }) => delivery.id);

describe('a claim', () => {
  test('leases what is due, oldest first, as many as asked for', async () => {
    const second = await york.queued({ waitMs: -1_000 });
    const third = await york.queued();
    const first = await york.queued({ waitMs: -2_000 });
    const later = await york.queued({ waitMs: 60_000 });

    const claimed = await york.claim(2);

    expect(idsOf(claimed)).toEqual([first.id, second.id]);
    expect(claimed[0]).toMatchObject({
      delivery: { id: first.id, key: first.key, card: first.card, attempt: 1 },
      calendarAt: machineNow,
    });
    expect(new Set(claimed.map(({ leaseId }) => leaseId)).size).toBe(1);
    expect(await york.read(first.id)).toMatchObject({ state: 'sending', attempt: 1 });
    expect(await york.read(third.id)).toMatchObject({ state: 'queued' });
    expect(await york.read(later.id)).toMatchObject({ state: 'queued' });
  });

  test('gives nothing while one of the workspace is being sent', async () => {
    const first = await york.queued();
    const second = await york.queued();
    await york.claim(1);

    expect(await york.claim()).toEqual([]);
    await store.database.ledger.settleSent({
      partnershipId: york.id,
      id: first.id,
      leaseId: await leaseOf(first.id),
      messageRef: 'ref',
    });
    expect(idsOf(await york.claim())).toEqual([second.id]);
  });

  test('gives other workspaces what is theirs meanwhile', async () => {
    const leeds = await ledgerOfOne(store, `leeds-${slugs}`);
    await york.queued();
    const theirs = await leeds.queued();
    await york.claim();

    expect(idsOf(await leeds.claim())).toEqual([theirs.id]);
  });

  test('can be kept to one partnership of the workspace', async () => {
    const { database } = store;
    const leeds = await storePartnership(database, `leeds-${slugs}`);
    await york.queued();
    const theirs = await york.queued({ partnershipId: leeds.id });

    const { ledger } = database;
    const { workspaceId } = york;
    const batch = await ledger.claim({
      workspaceId,
      machineNow,
      leaseMs: 60_000,
      limit: 50,
      partnershipId: leeds.id,
    });

    expect(idsOf(batch?.claimed ?? [])).toEqual([theirs.id]);
  });

  test('that began before another was committed gives nothing, though more is queued', async () => {
    const { database, prisma } = store;
    await york.queued();
    await york.queued();
    let second: Promise<readonly Claimed[]> | undefined;

    const first = await database.transaction(async (tx) => {
      const { workspaceId } = york;
      const batch = await tx.ledger.claim({ workspaceId, machineNow, leaseMs: 60_000, limit: 1 });
      second = york.claim();
      await untilOneWaits(prisma);
      return batch?.claimed;
    });

    expect(first).toHaveLength(1);
    expect(await second).toEqual([]);
  });

  test('is won by one of ten at the same time, and nothing is leased twice', async () => {
    const deliveries: string[] = [];
    for (let place = 0; place < 30; place += 1) deliveries.push((await york.queued()).id);

    const claims = await Promise.all(Array.from({ length: 10 }, () => york.claim(5)));

    const claimed = claims.flat();
    expect(claims.filter((claim) => claim.length > 0)).toHaveLength(1);
    expect(idsOf(claimed)).toEqual(deliveries.slice(0, 5));
  });

  test('after another, by four workers at once, drains the workspace in order, each message once', async () => {
    const { ledger } = store.database;
    const queued: string[] = [];
    for (let place = 0; place < 60; place += 1) queued.push((await york.queued()).id);
    const sent: string[] = [];
    const worker = async () => {
      while ((await ledger.waiting(machineNow, york.id)).length > 0) {
        for (const { delivery, leaseId } of await york.claim(7)) {
          sent.push(delivery.id);
          await ledger.settleSent({
            partnershipId: york.id,
            id: delivery.id,
            leaseId: leaseId,
            messageRef: 'ref',
          });
        }
      }
    };

    await Promise.all([worker(), worker(), worker(), worker()]);

    expect(sent).toEqual(queued);
  });

  test('does not wait for a delivery that another transaction holds', async () => {
    const { database } = store;
    const held = await york.queued();
    const free = await york.queued();

    const claimed = await database.transaction(async (tx) => {
      await tx.ledger.recard(york.id, held.id, aCard('Still owed'));
      return york.claim();
    });

    expect(idsOf(claimed)).toEqual([free.id]);
    expect(await york.read(held.id)).toMatchObject({ state: 'queued' });
  });
});

describe('what is past its time', () => {
  test('is cancelled, by the machine’s time where the partnership’s is real', async () => {
    const due = await york.queued({ notAfter: seconds(0) });
    const past = await york.queued({ notAfter: seconds(-1) });

    expect(idsOf(await york.claim())).toEqual([due.id]);
    expect(await york.read(past.id)).toMatchObject({
      state: 'cancelled',
      lastError: 'its time is over',
    });
  });

  test('is cancelled by simulated time where the partnership has one', async () => {
    const calendarAt = new Date('2024-09-06T16:00:00Z');
    const simulated = await ledgerOfOne(store, `simulated-${slugs}`, calendarAt);
    const due = await simulated.queued({ notAfter: calendarAt });
    const past = await simulated.queued({ notAfter: new Date(calendarAt.getTime() - 1) });
    const machine = new Date('2030-01-01T00:00:00Z');

    const claimed = await simulated.claim(50, machine);

    expect(claimed).toMatchObject([{ delivery: { id: due.id }, calendarAt }]);
    expect(await simulated.read(past.id)).toMatchObject({ state: 'cancelled' });
  });

  test('is cancelled even while another instance serves the workspace', async () => {
    await york.queued();
    const past = await york.queued({ notAfter: seconds(1) });
    await york.claim(1);

    await york.claim(50, seconds(2));

    expect(await york.read(past.id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('what follows another', () => {
  test('waits until that is sent, and is given its reference', async () => {
    const parent = await york.queued();
    const reply = await york.queued({ follows: { id: parent.id, as: 'thread' } });

    const [first, ...others] = await york.claim();
    expect(others).toEqual([]);
    expect(first).not.toHaveProperty('followsRef');
    await store.database.ledger.settleSent({
      partnershipId: york.id,
      id: parent.id,
      leaseId: first?.leaseId ?? '',
      messageRef: 'ref-of-parent',
    });

    expect(await york.claim()).toMatchObject([
      { delivery: { id: reply.id, follows: reply.follows }, followsRef: 'ref-of-parent' },
    ]);
  });

  test.each(['thread', 'replaces'] as const)('as %s is cancelled with it', async (as) => {
    const cancelled = await york.queued();
    const follower = await york.queued({ follows: { id: cancelled.id, as } });
    await store.database.ledger.cancel(york.id, [cancelled.id]);

    expect(await york.claim()).toEqual([]);
    expect(await york.read(follower.id)).toMatchObject({
      state: 'cancelled',
      lastError: 'what it follows is never sent',
    });
  });

  test('that was never queued is cancelled', async () => {
    const orphan = await york.queued({ follows: { id: york.workspaceId, as: 'replaces' } });

    await york.claim();

    expect(await york.read(orphan.id)).toMatchObject({ state: 'cancelled' });
  });

  test('of another partnership’s delivery is cancelled', async () => {
    const leeds = await ledgerOfOne(store, `leeds-${slugs}`);
    const theirs = await leeds.sent();
    const ours = await york.queued({ follows: { id: theirs.id, as: 'replaces' } });

    expect(await york.claim()).toEqual([]);
    expect(await york.read(ours.id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('workspaces are waiting', () => {
  const isWaiting = async () =>
    (await store.database.ledger.waiting(machineNow)).includes(york.workspaceId);

  test('once something of theirs is due', async () => {
    const { id } = await york.queued({ waitMs: 60_000 });

    expect(await isWaiting()).toBe(false);
    await york.ages(id, 60_000);
    expect(await isWaiting()).toBe(true);
  });

  test('once, and only for the partnership asked about', async () => {
    const { ledger } = store.database;
    const leeds = await storePartnership(store.database, `leeds-${slugs}`);
    await york.queued();
    await york.queued();

    expect(await ledger.waiting(machineNow, york.id)).toEqual([york.workspaceId]);
    expect(await ledger.waiting(machineNow, leeds.id)).toEqual([]);
  });

  test('while something is to be cancelled, but not for what waits for another', async () => {
    const parent = await york.queued();
    await york.queued({ follows: { id: parent.id, as: 'thread' } });
    await york.claim();
    expect(await isWaiting()).toBe(false);

    await york.queued({ notAfter: seconds(-1) });
    expect(await isWaiting()).toBe(true);
    await york.claim();
    expect(await isWaiting()).toBe(false);
  });
});

async function leaseOf(id: string): Promise<string> {
  const row = await store.prisma.delivery.findFirst({ where: { id } });
  return row?.leaseId ?? '';
}
