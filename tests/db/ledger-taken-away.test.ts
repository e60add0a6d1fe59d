import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewDelivery } from '../../src/app/store-ledger.ts';
import { whyCancelled } from '../../src/core/why-cancelled.ts';
import { aCard } from '../support/delivery-builder.ts';
import { type LedgerOfOne, ledgerOfOne, machineNow } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let york: LedgerOfOne;
let memberId: string;
let slugs = 0;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  slugs += 1;
  york = await ledgerOfOne(store, `york-${slugs}`);
  // Of the plan's own on the local workspace nobody has one.
  await store.prisma.account.deleteMany({ where: { partnershipId: york.id } });
  memberId = await york.reaches('lead');
});

const ledger = () => store.database.ledger;
const unreached = { state: 'cancelled', lastError: whyCancelled.unreached };
const claimedIds = async () => (await york.claim()).map(({ delivery }) => delivery.id);

async function takesAccountAway(): Promise<void> {
  await store.prisma.account.deleteMany({ where: { partnershipId: york.id } });
}

async function replacing({ id }: NewDelivery): Promise<NewDelivery> {
  const receipt = york.delivery({
    memberId,
    card: aCard('Thank you'),
    follows: { id, as: 'replaces' },
  });
  await ledger().queueReplacement(receipt);
  return receipt;
}

describe('what is queued for an account', () => {
  test('goes there as long as it is its member’s', async () => {
    const prompt = await york.queued({ memberId });

    expect(await claimedIds()).toEqual([prompt.id]);
  });

  test('is cancelled once that is taken away', async () => {
    const prompt = await york.queued({ memberId });
    await takesAccountAway();

    expect(await claimedIds()).toEqual([]);
    expect(await york.read(prompt.id)).toMatchObject(unreached);
  });

  test('is cancelled once that is somebody else’s', async () => {
    const prompt = await york.queued({ memberId });
    await takesAccountAway();
    await york.reaches('deputy');

    expect(await claimedIds()).toEqual([]);
    expect(await york.read(prompt.id)).toMatchObject(unreached);
  });

  test('and was not sent for now, is cancelled when it would go again', async () => {
    const prompt = await york.queued({ memberId });
    await york.settled(prompt, 'queued');
    await york.ages(prompt.id, 60_000);
    await takesAccountAway();

    expect(await claimedIds()).toEqual([]);
    expect(await york.read(prompt.id)).toMatchObject(unreached);
  });
});

describe('what replaces a message', () => {
  test('is cancelled where that stands on an account that was taken away', async () => {
    const prompt = await york.sent({ memberId });
    await takesAccountAway();
    await york.reaches('lead', 'elsewhere');
    const receipt = await replacing(prompt);

    await ledger().readdress(york.id);

    expect(await claimedIds()).toEqual([]);
    expect(await york.read(receipt.id)).toMatchObject(unreached);
  });

  test('waits for one that is sent to another account, and goes there', async () => {
    const prompt = await york.queued({ memberId });
    const receipt = await replacing(prompt);
    await takesAccountAway();
    await york.reaches('lead', 'elsewhere');

    await ledger().readdress(york.id);
    await york.settled(prompt, 'sent');

    expect(await york.claim()).toMatchObject([
      { delivery: { id: receipt.id, to: { id: 'elsewhere' } } },
    ]);
  });
});

test('what is for a channel is cancelled once its workspace is used no more', async () => {
  const to = { workspaceId: york.workspaceId, kind: 'channel', id: 'executive' } as const;
  const [before, after] = [await york.queued({ to }), york.delivery({ to })];
  await york.settled(before, 'sent');
  await ledger().queue(after);
  const { id: partnershipId, workspaceId } = york;
  await store.prisma.partnershipWorkspace.deleteMany({ where: { partnershipId, workspaceId } });

  expect(await claimedIds()).toEqual([]);
  expect(await york.read(before.id)).toMatchObject({ state: 'sent' });
  expect(await york.read(after.id)).toMatchObject(unreached);
});

test('what failed is not sent again to an account that was taken away, but to another', async () => {
  const prompt = await york.queued({ memberId });
  await york.settled(prompt, 'failed');
  const stale = () => ledger().stale(york.id, [prompt.id], machineNow);
  const before = await stale();
  await takesAccountAway();
  const without = await stale();

  await york.reaches('lead', 'elsewhere');

  expect([before, without]).toEqual([new Map(), new Map([[prompt.id, 'unreached']])]);
  expect(await stale()).toEqual(new Map());
});

test('only what is queued for an account that was taken away goes to another', async () => {
  const sent = await york.sent({ memberId });
  const kept = await york.queued({ memberId });
  await york.reaches('lead', 'elsewhere');

  await ledger().readdress(york.id);
  const before = await york.read(kept.id);
  await store.prisma.account.deleteMany({ where: { userId: 'lead@example.org' } });
  await ledger().readdress(york.id);

  expect(before.to.id).toBe('lead@example.org');
  expect(await york.read(kept.id)).toMatchObject({ state: 'queued', to: { id: 'elsewhere' } });
  expect((await york.read(sent.id)).to.id).toBe('lead@example.org');
});
