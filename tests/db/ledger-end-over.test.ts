import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerOfOne, ledgerOfOne } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
beforeAll(async () => {
  store = await openTestStore();
  york = await ledgerOfOne(store, 'york');
});
afterAll(() => store.close());

const closesAt = new Date('2024-09-05T16:00:00Z');

test('what is queued about a period is cancelled once its time is over, and nothing else', async () => {
  const periodId = newId();
  const failed = await york.queued({ periodId, notAfter: closesAt });
  await york.settled(failed, 'failed');
  const over = await york.queued({ periodId, notAfter: closesAt });
  const others = [
    failed,
    await york.queued({ periodId, notAfter: new Date(closesAt.getTime() + 1) }),
    await york.queued({ periodId }),
    await york.queued({ periodId: newId(), notAfter: closesAt }),
  ];

  await store.database.ledger.endOver(york.id, periodId, closesAt);

  const states = await Promise.all(others.map(async ({ id }) => (await york.read(id)).state));
  expect(states).toEqual(['failed', 'queued', 'queued', 'queued']);
  expect(await york.read(over.id)).toMatchObject({
    state: 'cancelled',
    lastError: 'its time is over',
  });
});
