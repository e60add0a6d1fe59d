import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aCard } from '../support/delivery-builder.ts';
import { type LedgerOfOne, ledgerOfOne } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
let leeds: LedgerOfOne;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await ledgerOfOne(store, `york-${slugs}`);
  leeds = await ledgerOfOne(store, `leeds-${slugs}`);
});

describe('queueing', () => {
  test('keeps everything that was given', async () => {
    const { ledger } = store.database;
    const full = york.delivery({
      kind: 'prompt',
      memberId: newId(),
      periodId: newId(),
      card: {
        ...aCard('Your update, please'),
        blocks: [
          { kind: 'text', spans: [{ text: '1.1', bold: true }], tone: 'heading' },
          { kind: 'facts', facts: [{ name: 'Due', value: '30 November 2024' }] },
          { kind: 'list', items: [{ spans: [], button: { label: 'Update', press: 'u:1' } }] },
          { kind: 'table', columns: [{ title: 'Ref', align: 'right' }], rows: [[[{ text: '1' }]]] },
          { kind: 'divider' },
        ],
        buttons: [{ label: 'No change', press: 'n', style: 'primary' }],
      },
      notAfter: new Date('2024-09-06T16:00:00.123Z'),
      follows: { id: newId(), as: 'thread' },
    });

    expect(await ledger.queue(full)).toBe(true);
    const { queuedAt: _, notBefore: __, ...stored } = await york.read(full.id);
    expect(stored).toEqual({ ...full, state: 'queued', attempt: 0 });
  });

  test('says the same thing once, and leaves what was queued first', async () => {
    const { ledger } = store.database;
    const first = await york.queued({ key: 'prompt:1' });
    const again = york.delivery({ key: 'prompt:1' });

    expect(await ledger.queue(again)).toBe(false);
    expect(await ledger.get(york.id, again.id)).toBe(undefined);
    expect(await york.read(first.id)).toMatchObject({ state: 'queued' });
  });

  test('says the same thing once, though ten queue it at the same time', async () => {
    const { ledger } = store.database;
    const rivals = Array.from({ length: 10 }, () => york.delivery({ key: 'prompt:1' }));

    const queued = await Promise.all(rivals.map((one) => ledger.queue(one)));

    expect(queued.filter(Boolean)).toHaveLength(1);
    expect(await york.claim()).toHaveLength(1);
  });

  test('knows a key of another partnership as another', async () => {
    await york.queued({ key: 'prompt:1' });

    expect(await store.database.ledger.queue(leeds.delivery({ key: 'prompt:1' }))).toBe(true);
  });

  test('of a transaction that failed leaves nothing', async () => {
    const { database } = store;
    const delivery = york.delivery();
    const failing = database.transaction(async (tx) => {
      await tx.ledger.queue(delivery);
      throw new Error('The answer could not be stored.');
    });
    await expect(failing).rejects.toThrow('could not be stored');

    expect(await database.ledger.get(york.id, delivery.id)).toBe(undefined);
  });

  test('wakes listeners once it is committed, and nobody when nothing was queued', async () => {
    const { database } = store;
    const heard: string[] = [];
    let wake = () => {};
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const stop = await database.ledger.onQueued(() => {
      heard.push('woken');
      wake();
    });

    await database.transaction(async (tx) => {
      await tx.ledger.queue(york.delivery());
      await tx.ledger.queue(york.delivery());
      heard.push('committing');
    });
    await woken;
    await stop();

    expect(heard).toEqual(['committing', 'woken']);
  });
});

describe('while it is queued, and then no more, a delivery', () => {
  test('can be given another card', async () => {
    const { ledger } = store.database;
    const delivery = await york.queued();
    await ledger.recard(leeds.id, delivery.id, aCard('Another partnership’s'));
    await ledger.recard(york.id, delivery.id, aCard('Still owed'));
    const [claimed] = await york.claim();

    await ledger.recard(york.id, delivery.id, aCard('Too late'));

    expect(claimed?.delivery.card.title).toBe('Still owed');
    expect((await york.read(delivery.id)).card.title).toBe('Still owed');
  });

  test('can be cancelled', async () => {
    const { ledger } = store.database;
    const delivery = await york.queued();
    const sending = await york.queued();
    await york.claim(1);

    await ledger.cancel(leeds.id, [delivery.id, sending.id]);
    expect(await york.read(sending.id)).toMatchObject({ state: 'queued' });
    await ledger.cancel(york.id, [delivery.id, sending.id]);

    expect(await york.read(delivery.id)).toMatchObject({ state: 'sending' });
    expect(await york.read(sending.id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('reading', () => {
  test('gives what is queued to a member about a period, of some kinds', async () => {
    const { ledger } = store.database;
    const [memberId, periodId] = [newId(), newId()];
    const reminder = await york.queued({ memberId, periodId, kind: 'reminder' });
    await york.queued({ memberId, periodId, kind: 'prompt' });
    await york.queued({ memberId, periodId: newId(), kind: 'reminder' });
    await york.queued({ memberId: newId(), periodId, kind: 'reminder' });
    await leeds.queued({ memberId, periodId, kind: 'reminder' });

    const queued = await ledger.queuedFor(york.id, periodId, memberId, ['reminder', 'chair']);
    expect(queued.map(({ id }) => id)).toEqual([reminder.id]);
    await ledger.cancel(york.id, [reminder.id]);
    expect(await ledger.queuedFor(york.id, periodId, memberId, ['reminder'])).toEqual([]);
  });

  test('gives what a member’s messages show: the card of the newest replacement', async () => {
    const { ledger } = store.database;
    const [memberId, periodId] = [await york.reaches('lead'), newId()];
    const of = { memberId, periodId, kind: 'reminder' } as const;
    const sent = await york.sent({ ...of, card: aCard('Owed') });
    const waiting = await york.queued({ ...of, card: aCard('Owed again') });
    const cancelled = await york.queued(of);
    await ledger.cancel(york.id, [cancelled.id]);
    for (const title of ['Less', 'Least']) {
      const follows = { id: sent.id, as: 'replaces' } as const;
      await ledger.queueReplacement(york.delivery({ ...of, card: aCard(title), follows }));
    }
    await york.queued({ ...of, memberId: newId() });

    const byMember = await ledger.shown(york.id, { memberId, periodId, kinds: ['reminder'] });
    const byKey = await ledger.shown(york.id, { keys: [waiting.key, cancelled.key, 'none'] });

    expect(byMember).toMatchObject([
      { id: sent.id, card: aCard('Least'), waiting: false, replaced: true },
      { id: waiting.id, card: aCard('Owed again'), waiting: true, replaced: false },
    ]);
    expect(byKey.map(({ id }) => id)).toEqual([waiting.id]);
    expect(await ledger.shown(leeds.id, { keys: [waiting.key] })).toEqual([]);
  });

  test('lists a partnership’s newest first, by state', async () => {
    const { ledger } = store.database;
    const first = await york.queued();
    const second = await york.queued();
    const third = await york.queued();
    await leeds.queued();
    await ledger.cancel(york.id, [third.id]);
    const listed = async (where: Parameters<typeof ledger.list>[1]) =>
      (await ledger.list(york.id, where)).map(({ id }) => id);

    expect(await listed({ limit: 10 })).toEqual([third.id, second.id, first.id]);
    expect(await listed({ limit: 1 })).toEqual([third.id]);
    expect(await listed({ states: ['queued'], limit: 10 })).toEqual([second.id, first.id]);
    expect(await ledger.get(leeds.id, first.id)).toBe(undefined);
  });
});
