import { v7 as newId } from 'uuid';
import type { Claimed, Delivery, NewDelivery } from '../../src/app/store-ledger.ts';
import { aDelivery } from './delivery-builder.ts';
import { storePartnership } from './partnership-builder.ts';
import type { TestStore } from './test-store.ts';

/** The calendar's now where the partnership's time is real. */
export const machineNow = new Date('2024-09-02T08:00:00Z');
const leaseMs = 60_000;

/** A partnership on a workspace of its own, with its ledger. */
export async function ledgerOfOne(
  { database, prisma }: TestStore,
  slug: string,
  simulatedAt?: Date,
) {
  const workspaceId = newId();
  await prisma.workspace.create({
    data: { id: workspaceId, platform: 'local', externalId: workspaceId },
  });
  const { id, member } = await storePartnership(database, slug, simulatedAt ? { simulatedAt } : {});
  await prisma.partnershipWorkspace.create({
    data: { partnershipId: id, workspaceId, key: workspaceId, position: 1 },
  });
  const { ledger } = database;

  async function settled(
    delivery: NewDelivery,
    state: 'sent' | 'failed' | 'queued',
  ): Promise<void> {
    const claimed = await claim();
    const leaseId = claimed.find((one) => one.delivery.id === delivery.id)?.leaseId;
    if (!leaseId) throw new Error('The delivery could not be claimed.');
    const lease = { partnershipId: id, id: delivery.id, leaseId };
    if (state === 'sent') await ledger.settleSent({ ...lease, messageRef: `ref-${delivery.id}` });
    else if (state === 'failed')
      await ledger.settle(lease, { state, error: 'the channel is archived' });
    else await ledger.settle(lease, { state, waitMs: 60_000, error: 'refused for now' });
  }

  const claim = async (limit = 50, now = machineNow): Promise<readonly Claimed[]> => {
    const batch = await ledger.claim({ workspaceId, machineNow: now, leaseMs, limit });
    return batch?.claimed ?? [];
  };

  return {
    id,
    workspaceId,
    member,
    claim,

    /** Gives a person of its plan an account in its workspace: the one that messages go to. The id of the member. */
    async reaches(person: string, userId = 'lead@example.org'): Promise<string> {
      const memberId = member(person);
      const where = { partnershipId: id, workspaceId };
      await prisma.account.create({ data: { ...where, userId, memberId, preferred: false } });
      return memberId;
    },

    delivery: (changes: Partial<NewDelivery> = {}): NewDelivery =>
      aDelivery({ partnershipId: id, workspaceId, ...changes }),

    async queued(changes: Partial<NewDelivery> = {}): Promise<NewDelivery> {
      const delivery = aDelivery({ partnershipId: id, workspaceId, ...changes });
      await ledger.queue(delivery);
      return delivery;
    },

    /** Queued, claimed and settled. */
    async sent(changes: Partial<NewDelivery> = {}): Promise<NewDelivery> {
      const delivery = aDelivery({ partnershipId: id, workspaceId, ...changes });
      await ledger.queue(delivery);
      await settled(delivery, 'sent');
      return delivery;
    },

    settled,

    async read(deliveryId: string): Promise<Delivery> {
      const delivery = await ledger.get(id, deliveryId);
      if (!delivery) throw new Error('There is no such delivery.');
      return delivery;
    },

    /** As if the lease, the settle time, the wait or the form in its place had begun so much earlier. */
    async ages(deliveryId: string, ms: number): Promise<void> {
      await prisma.$executeRaw`
        UPDATE "Delivery" SET "leaseUntilAt" = "leaseUntilAt" - ${ms}::float8 * interval '1 millisecond',
          "notBefore" = "notBefore" - ${ms}::float8 * interval '1 millisecond',
          "editsAfterAt" = "editsAfterAt" - ${ms}::float8 * interval '1 millisecond'
        WHERE "partnershipId" = ${id}::uuid AND "id" = ${deliveryId}::uuid`;
    },
  };
}
export type LedgerOfOne = Awaited<ReturnType<typeof ledgerOfOne>>;
