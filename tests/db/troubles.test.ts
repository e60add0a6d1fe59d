import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewDelivery } from '../../src/app/store-ledger.ts';
import { aCard } from '../support/delivery-builder.ts';
import { type LedgerOfOne, ledgerOfOne } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
let slugs = 0;
const periodId = newId();
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await ledgerOfOne(store, `york-${slugs}`);
});

const aPrompt = { kind: 'prompt', periodId } as const;

/** Queued, refused for good, and in a note. */
async function failed(changes: Partial<NewDelivery> = aPrompt) {
  const delivery = await york.queued(changes);
  await york.settled(delivery, 'failed');
  const { id: deliveryId } = delivery;
  const noteId = await store.database.troubles.add(york.id, {
    deliveryId,
    attempt: 1,
    what: 'failed',
  });
  return { deliveryId, noteId: noteId ?? '' };
}

const outcomes = async (noteId: string) =>
  (await store.database.troubles.ofNote(york.id, noteId)).map(({ outcome }) => outcome);

describe('a note', () => {
  test('tells of all of a kind and a period, in the order they were queued', async () => {
    const memberId = await york.reaches('lead');
    const notAfter = new Date('2024-09-05T16:00:00Z');
    const first = await failed({ ...aPrompt, memberId, notAfter, card: aCard('2 actions') });
    const second = await failed();

    expect(second.noteId).toBe(first.noteId);
    expect(await store.database.troubles.ofNote(york.id, first.noteId)).toEqual([
      {
        deliveryId: first.deliveryId,
        attempt: 1,
        what: 'failed',
        kind: 'prompt',
        to: { kind: 'user', id: 'lead@example.org' },
        platform: 'local',
        memberId,
        title: '2 actions',
        notAfter,
      },
      expect.objectContaining({ deliveryId: second.deliveryId }),
    ]);
  });

  test('is another for another kind, period or trouble', async () => {
    const { troubles } = store.database;
    const others = [
      (await failed()).noteId,
      (await failed({ kind: 'reminder', periodId })).noteId,
      (await failed({ kind: 'prompt', periodId: newId() })).noteId,
      (await failed({ kind: 'prompt' })).noteId,
    ];
    const { id: deliveryId } = await york.queued(aPrompt);
    const held = await troubles.add(york.id, { deliveryId, attempt: 1, what: 'held' });

    expect(new Set([...others, held]).size).toBe(5);
  });

  test('tells of one attempt once', async () => {
    const { deliveryId } = await failed();

    const again = { deliveryId, attempt: 1, what: 'failed' } as const;
    expect(await store.database.troubles.add(york.id, again)).toBeUndefined();
  });

  test('that has nothing undecided is not added to', async () => {
    const { troubles } = store.database;
    const first = await failed();
    await troubles.decide(york.id, [first.deliveryId], 'dismissed');

    expect((await failed()).noteId).not.toBe(first.noteId);
  });

  test('is one, however many are in trouble at the same time', async () => {
    const { database } = store;
    const all = await Promise.all(Array.from({ length: 8 }, () => york.queued(aPrompt)));
    await store.prisma.delivery.updateMany({
      where: { partnershipId: york.id },
      data: { state: 'failed' },
    });

    const notes = await Promise.all(
      all.map(({ id: deliveryId }) =>
        database.transaction(async (tx) => {
          await tx.troubles.hold(york.id);
          return tx.troubles.add(york.id, { deliveryId, attempt: 0, what: 'failed' });
        }),
      ),
    );

    expect(new Set(notes).size).toBe(1);
  });

  test('is found by a message it tells of, and by the period while it has something undecided', async () => {
    const { troubles } = store.database;
    const of = newId();
    const { deliveryId, noteId } = await failed({ kind: 'prompt', periodId: of });

    expect(await troubles.noteOf(york.id, deliveryId)).toBe(noteId);
    expect(await troubles.undecided(york.id, of)).toEqual([noteId]);
    await troubles.decide(york.id, [deliveryId], 'needless');
    expect(await troubles.undecided(york.id, of)).toEqual([]);
  });

  test('is no other partnership’s', async () => {
    const leeds = await ledgerOfOne(store, `leeds-${slugs}`);
    const { deliveryId, noteId } = await failed();

    await store.database.troubles.decide(leeds.id, [deliveryId], 'dismissed');

    expect(await store.database.troubles.ofNote(leeds.id, noteId)).toEqual([]);
    expect(await outcomes(noteId)).toEqual([undefined]);
  });
});

describe('what became of a message', () => {
  test('is who decided what, and stays so when the message is in trouble again', async () => {
    const { ledger, troubles } = store.database;
    const { deliveryId, noteId } = await failed();
    const byId = newId();
    await ledger.resend(york.id, [deliveryId]);
    await troubles.decide(york.id, [deliveryId], 'resent', byId);
    await york.settled(await york.read(deliveryId), 'failed');

    const again = await troubles.add(york.id, { deliveryId, attempt: 2, what: 'failed' });

    expect(again).not.toBe(noteId);
    expect(await troubles.ofNote(york.id, noteId)).toMatchObject([
      { outcome: 'resent', decidedById: byId },
    ]);
    expect(await outcomes(again ?? '')).toEqual([undefined]);
  });

  test('is that it arrived, where its sender says so after all', async () => {
    const { ledger, troubles } = store.database;
    const delivery = await york.queued(aPrompt);
    const [claimed] = await york.claim();
    const lease = { partnershipId: york.id, id: delivery.id, leaseId: claimed?.leaseId ?? '' };
    await ledger.settle(lease, { state: 'uncertain', settleMs: 0, error: 'timeout' });
    await ledger.resolve(lease, 'held');
    const held = { deliveryId: delivery.id, attempt: 1, what: 'held' } as const;
    const noteId = await troubles.add(york.id, held);

    await ledger.settleSent({ ...lease, messageRef: 'ref' });

    expect(await outcomes(noteId ?? '')).toEqual(['arrived']);
  });
});
