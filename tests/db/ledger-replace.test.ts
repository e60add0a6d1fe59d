import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NewDelivery } from '../../src/app/store-ledger.ts';
import { type LedgerOfOne, ledgerOfOne } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
let prompt: NewDelivery;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await ledgerOfOne(store, `york-${slugs}`);
  prompt = await york.sent({ kind: 'prompt' });
});

const aReceipt = (changes: Partial<NewDelivery> = {}) =>
  york.delivery({ kind: 'receipt', follows: { id: prompt.id, as: 'replaces' }, ...changes });

async function replaced(changes: Partial<NewDelivery> = {}): Promise<NewDelivery> {
  const receipt = aReceipt(changes);
  await store.database.ledger.queueReplacement(receipt);
  return receipt;
}

const uncertain = { state: 'uncertain', settleMs: 0, error: 'timeout' } as const;

test('the newest replacement is sent, and the older ones are cancelled', async () => {
  const first = await replaced();
  const second = await replaced();
  const third = await replaced();

  expect(await york.read(first.id)).toMatchObject({
    state: 'cancelled',
    lastError: 'a newer one takes its place',
  });
  expect(await york.read(second.id)).toMatchObject({ state: 'cancelled' });
  expect(await york.claim()).toMatchObject([
    { delivery: { id: third.id }, followsRef: `ref-${prompt.id}` },
  ]);
});

test('the newest is the one that was queued last, whatever its id and the clock say', async () => {
  const last = aReceipt();
  const first = await replaced();
  await store.prisma.$executeRaw`
    UPDATE "Delivery" SET "queuedAt" = now() + interval '10 minutes', "state" = 'sent'
    WHERE "id" = ${first.id}::uuid`;

  await store.database.ledger.queueReplacement(last);

  expect(await york.claim()).toMatchObject([{ delivery: { id: last.id } }]);
});

test('replies in the thread and replacements of other messages are left alone', async () => {
  const other = await york.sent();
  const reply = await york.queued({ follows: { id: prompt.id, as: 'thread' } });
  const ofOther = await replaced({ follows: { id: other.id, as: 'replaces' } });

  const receipt = await replaced();

  const claimed = await york.claim();
  expect(claimed.map(({ delivery }) => delivery.id)).toEqual([reply.id, ofOther.id, receipt.id]);
});

test('one with a key that is there already changes nothing', async () => {
  const first = await replaced({ key: 'receipt:1' });

  await replaced({ key: 'receipt:1' });

  expect(await york.claim()).toMatchObject([{ delivery: { id: first.id } }]);
});

test('of two queued at the same time neither waits for the other, and one of them is sent', async () => {
  const { database } = store;
  const receipts = [aReceipt(), aReceipt()];

  await database.transaction(async (tx) => {
    await tx.ledger.queueReplacement(receipts[0] ?? prompt);
    await database.ledger.queueReplacement(receipts[1] ?? prompt);
  });

  const claimed = await york.claim();
  const states = await Promise.all(receipts.map(async ({ id }) => (await york.read(id)).state));
  expect(claimed).toHaveLength(1);
  expect(states.sort()).toEqual(['cancelled', 'sending']);
});

test('many transactions that replace the same two messages, either first, all end', async () => {
  const { database } = store;
  const other = await york.sent();
  const both = [prompt.id, other.id];

  await Promise.all(
    Array.from({ length: 12 }, (_, place) =>
      database.transaction(async (tx) => {
        for (const id of place % 2 ? both : [...both].reverse()) {
          await tx.ledger.queueReplacement(aReceipt({ follows: { id, as: 'replaces' } }));
        }
      }),
    ),
  );

  const claimed = await york.claim();
  expect(claimed.map(({ delivery }) => delivery.follows?.id).sort()).toEqual(both.sort());
});

test('one that may still arrive is waited for, and then gives way to the newer', async () => {
  const { ledger } = store.database;
  const older = await replaced();
  const [claimed] = await york.claim();
  await ledger.settle(
    { partnershipId: york.id, id: older.id, leaseId: claimed?.leaseId ?? '' },
    uncertain,
  );
  const newer = await replaced();

  expect(await york.claim()).toEqual([]);
  await ledger.resolve(
    { partnershipId: york.id, id: older.id, leaseId: claimed?.leaseId ?? '' },
    'queued',
  );

  expect(await york.claim()).toMatchObject([{ delivery: { id: newer.id } }]);
  expect(await york.read(older.id)).toMatchObject({ state: 'cancelled' });
});

test('one that came back to be sent again gives way to the newer', async () => {
  const { ledger } = store.database;
  const older = await replaced();
  const [claimed] = await york.claim();
  const newer = await replaced();
  await ledger.settle(
    { partnershipId: york.id, id: older.id, leaseId: claimed?.leaseId ?? '' },
    {
      state: 'queued',
      waitMs: 0,
      error: 'rate limited',
    },
  );

  expect(await york.claim()).toMatchObject([{ delivery: { id: newer.id } }]);
  expect(await york.read(older.id)).toMatchObject({ state: 'cancelled' });
});

test('one goes where the message is that it replaces, wherever its member is written to by now', async () => {
  const leeds = await ledgerOfOne(store, `leeds-${crypto.randomUUID()}`);
  const original = await york.sent();
  const elsewhere = { workspaceId: leeds.workspaceId, kind: 'user', id: 'U-new' } as const;
  const change = york.delivery({ to: elsewhere, follows: { id: original.id, as: 'replaces' } });

  await store.database.ledger.queueReplacement(change);

  expect((await york.read(change.id)).to).toEqual(original.to);
});
