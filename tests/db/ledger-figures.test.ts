import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerOfOne, ledgerOfOne, machineNow } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
beforeAll(async () => {
  store = await openTestStore();
  york = await ledgerOfOne(store, 'york');
});
afterAll(() => store.close());

test('what is not final is counted, and the oldest that could go says how long it has waited', async () => {
  await york.sent();
  const failed = await york.queued();
  await york.settled(failed, 'failed');
  await york.queued();
  await york.claim(1);
  await york.queued({ notBefore: new Date(machineNow.getTime() - 30_000) });
  await york.queued();

  const now = await store.database.ledger.underWayNow(machineNow);

  expect(now).toEqual({
    counts: { queued: 2, sending: 1, uncertain: 0, held: 0, failed: 1 },
    oldestDueMs: 30_000,
  });
});

test('what is to go later has not waited yet', async () => {
  const anHourBefore = new Date(machineNow.getTime() - 3_600_000);

  expect((await store.database.ledger.underWayNow(anHourBefore)).oldestDueMs).toBe(0);
});
