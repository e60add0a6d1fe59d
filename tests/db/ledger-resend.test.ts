import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewDelivery } from '../../src/app/store-ledger.ts';
import { aCard } from '../support/delivery-builder.ts';
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
  prompt = await york.queued({ card: aCard('2 actions need an update') });
});

async function replaced(title: string): Promise<NewDelivery> {
  const follows = { id: prompt.id, as: 'replaces' } as const;
  const receipt = york.delivery({ card: aCard(title), follows });
  await store.database.ledger.queueReplacement(receipt);
  return receipt;
}

async function held(): Promise<void> {
  const { ledger } = store.database;
  const [claimed] = await york.claim();
  const lease = { partnershipId: york.id, id: prompt.id, leaseId: claimed?.leaseId ?? '' };
  await ledger.settle(lease, { state: 'uncertain', settleMs: 0, error: 'timeout' });
  await ledger.resolve(lease, 'held');
}

describe('a message that is sent again', () => {
  test('says what it would say now, at once', async () => {
    await york.settled(prompt, 'failed');
    const older = await replaced('1 action needs an update');
    const newest = await replaced('Thank you');

    await store.database.ledger.resend(york.id, [prompt.id]);

    expect(await york.claim()).toMatchObject([
      { delivery: { id: prompt.id, card: aCard('Thank you') } },
    ]);
    for (const { id } of [older, newest]) {
      expect(await york.read(id)).toMatchObject({
        state: 'cancelled',
        lastError: 'a newer one takes its place',
      });
    }
  });

  test('says what was to replace it before it failed', async () => {
    await replaced('Thank you');
    await york.settled(prompt, 'failed');

    await store.database.ledger.resend(york.id, [prompt.id]);

    expect(await york.claim()).toMatchObject([{ delivery: { card: aCard('Thank you') } }]);
  });

  test('is what it was where nothing has changed', async () => {
    await york.settled(prompt, 'failed');

    await store.database.ledger.resend(york.id, [prompt.id]);

    expect(await york.claim()).toMatchObject([{ delivery: { card: prompt.card } }]);
  });

  test('leaves what is in its thread to come after it', async () => {
    const reply = await york.queued({ follows: { id: prompt.id, as: 'thread' } });
    await york.settled(prompt, 'failed');

    await store.database.ledger.resend(york.id, [prompt.id]);

    expect(await york.read(reply.id)).toMatchObject({ state: 'queued' });
  });
});

describe('a failed message, which is not there', () => {
  beforeEach(() => york.settled(prompt, 'failed'));

  test('is among those that are shown, and its card can be changed where it is', async () => {
    const { ledger } = store.database;

    const [shown] = await ledger.shown(york.id, { keys: [prompt.key] });
    const changed = await ledger.recard(york.id, prompt.id, aCard('1 action needs an update'));

    expect(shown).toMatchObject({ waiting: true, troubled: true, replaced: false });
    expect(changed).toBe(true);
    expect(await york.read(prompt.id)).toMatchObject({
      state: 'failed',
      card: aCard('1 action needs an update'),
    });
  });

  test('can be cancelled as not needed any more', async () => {
    expect(await store.database.ledger.cancel(york.id, [prompt.id])).toBe(1);

    expect(await york.read(prompt.id)).toMatchObject({ state: 'cancelled' });
  });
});

test('a held message may be there, so its card is only ever replaced', async () => {
  const { ledger } = store.database;
  await held();

  const [shown] = await ledger.shown(york.id, { keys: [prompt.key] });

  expect(shown).toMatchObject({ waiting: false, troubled: true });
  expect(await ledger.recard(york.id, prompt.id, aCard('Less'))).toBe(false);
  expect(await ledger.cancel(york.id, [prompt.id])).toBe(1);
});
