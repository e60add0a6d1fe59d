import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LedgerOfOne, ledgerOfOne } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.prisma.delivery.deleteMany();
  york = await ledgerOfOne(store, `york-${crypto.randomUUID()}`);
});

const figures = () => store.database.ledger.underWayNow();

test('what is not final is counted, and the oldest that could go says how long it has waited', async () => {
  await york.sent();
  const failed = await york.queued();
  await york.settled(failed, 'failed');
  await york.queued();
  await york.claim(1);
  await york.queued({ waitMs: -30_000 });
  await york.queued();

  const { counts, oldestDueMs } = await figures();

  expect(counts).toEqual({ queued: 2, sending: 1, uncertain: 0, held: 0, failed: 1 });
  expect(oldestDueMs).toBeGreaterThanOrEqual(30_000);
  expect(oldestDueMs).toBeLessThan(60_000);
});

test('what is to go later, or while the platform takes no more, has not waited its turn', async () => {
  await york.queued({ waitMs: 60_000 });
  expect((await figures()).oldestDueMs).toBe(0);

  await york.queued({ waitMs: -30_000 });
  await store.database.ledger.hold(york.workspaceId, 'post', 60_000);
  expect((await figures()).oldestDueMs).toBe(0);
});

test('the oldest in the queue says how long ago it was queued, whatever it waits for', async () => {
  const refused = await york.queued();
  await york.settled(refused, 'queued');
  await store.prisma.$executeRaw`
    UPDATE "Delivery" SET "queuedAt" = "queuedAt" - interval '1 hour' WHERE "id" = ${refused.id}::uuid`;

  expect((await figures()).oldestQueuedMs).toBeGreaterThanOrEqual(3_600_000);
});

test('what waits behind a failed message waits for a coordinator, and is not the oldest', async () => {
  const parent = await york.queued();
  await york.queued({ follows: { id: parent.id, as: 'thread' } });
  await york.settled(parent, 'failed');

  expect(await figures()).toMatchObject({ oldestDueMs: 0, oldestQueuedMs: 0 });
});
