import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../src/app/store-ledger.ts';
import { aCard } from '../support/delivery-builder.ts';
import { type LedgerOfOne, ledgerOfOne, machineNow } from '../support/ledger-builder.ts';
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

const halfAnHour = 30 * 60_000;
const ref = () => `ref-${prompt.id}`;
const holds = () => store.database.ledger.holdEdits(york.workspaceId, ref(), halfAnHour);
const lets = () => store.database.ledger.letEdits(york.workspaceId, ref());
const claimed = async () => (await york.claim()).map(({ delivery }) => delivery.id);

async function replaced(of: NewDelivery = prompt, title = 'Thank you'): Promise<NewDelivery> {
  const follows = { id: of.id, as: 'replaces' } as const;
  const receipt = york.delivery({ kind: 'receipt', follows, card: aCard(title) });
  await store.database.ledger.queueReplacement(receipt);
  return receipt;
}

describe('while a form is open in the place of a message', () => {
  it('what would replace it waits, and its workspace has nothing to do', async () => {
    const receipt = await replaced();
    await holds();

    expect(await claimed()).toEqual([]);
    expect(await store.database.ledger.waiting(machineNow)).not.toContain(york.workspaceId);
    expect(await york.read(receipt.id)).toMatchObject({ state: 'queued' });
  });

  it('the newest goes once it is over, and whoever sends is woken', async () => {
    await holds();
    await replaced();
    const last = await replaced();
    let woken = 0;
    const stop = await store.database.ledger.onQueued(() => {
      woken += 1;
    });

    await lets();
    await expect.poll(() => woken).toBe(1);
    await stop();

    expect(await store.database.ledger.waiting(machineNow)).toContain(york.workspaceId);
    expect(await claimed()).toEqual([last.id]);
  });

  it('it goes by itself after half an hour, and not before', async () => {
    await holds();
    const receipt = await replaced();

    await york.ages(prompt.id, halfAnHour - 60_000);
    const before = await claimed();
    await york.ages(prompt.id, 60_000);

    expect([before, await claimed()]).toEqual([[], [receipt.id]]);
  });

  it('each time it is drawn again it waits from then on', async () => {
    await holds();
    const receipt = await replaced();
    await york.ages(prompt.id, halfAnHour - 60_000);
    await holds();

    await york.ages(prompt.id, 60_000);
    const before = await claimed();
    await york.ages(prompt.id, halfAnHour);

    expect([before, await claimed()]).toEqual([[], [receipt.id]]);
  });

  it('new messages, replies in its thread and edits of other messages go', async () => {
    const other = await york.sent({ kind: 'prompt' });
    await holds();
    await replaced();
    const edit = await replaced(other);
    const reply = await york.queued({ follows: { id: prompt.id, as: 'thread' } });
    const news = await york.queued();

    expect((await claimed()).toSorted()).toEqual([edit.id, reply.id, news.id].toSorted());
  });

  it('nobody who watches for what waits too long is alarmed by it', async () => {
    await replaced();
    await store.prisma
      .$executeRaw`UPDATE "Delivery" SET "queuedAt" = "queuedAt" - interval '9 days' WHERE "state" = 'queued'`;
    const before = await store.database.ledger.underWayNow();

    await holds();

    const { oldestQueuedMs } = await store.database.ledger.underWayNow();
    expect(before.oldestQueuedMs).toBeGreaterThan(8 * 86_400_000);
    expect(oldestQueuedMs).toBeLessThan(8 * 86_400_000);
  });

  it('what is superseded meanwhile is cancelled as ever', async () => {
    await holds();
    const first = await replaced();
    await replaced();

    expect(await york.read(first.id)).toMatchObject({ state: 'cancelled' });
  });
});

it('a message with the same reference in another workspace is another', async () => {
  const leeds = await ledgerOfOne(store, `leeds-${slugs}`);
  await replaced();
  await store.database.ledger.holdEdits(leeds.workspaceId, ref(), halfAnHour);

  expect(await claimed()).toHaveLength(1);
});

describe('the message with a reference', () => {
  const at = () => store.database.ledger.at(york.workspaceId, ref());

  it('says what it was sent with', async () => {
    const { to, card } = prompt;

    expect(await at()).toEqual({ partnershipId: york.id, to, card, isHeld: false });
  });

  it('says what its newest replacement does, before that is sent and after', async () => {
    await replaced(prompt, 'First');
    const last = await replaced(prompt, 'Last');
    const before = await at();
    await york.settled(last, 'sent');
    // A platform gives the edited message's own reference again.
    await store.prisma
      .$executeRaw`UPDATE "Delivery" SET "messageRef" = ${ref()} WHERE "id" = ${last.id}::uuid`;

    expect([before?.card.title, (await at())?.card.title]).toEqual(['Last', 'Last']);
  });

  it('says nothing of one that was cancelled', async () => {
    const receipt = await replaced();
    await store.database.ledger.cancel(york.id, [receipt.id]);

    expect((await at())?.card).toEqual(prompt.card);
  });

  it('is not there in another workspace', async () => {
    const leeds = await ledgerOfOne(store, `leeds-${slugs}`);

    expect(await store.database.ledger.at(leeds.workspaceId, ref())).toBeUndefined();
  });
});
