import type { Ledger, Sent } from '../app/store-ledger.ts';
import { whyCancelled } from '../core/why-cancelled.ts';
import { coalesced } from './coalesced.ts';
import type { Db } from './db.ts';
import { claim, readUnderWay, readWaiting } from './ledger-claim.ts';
import { readStale } from './ledger-due.ts';
import { holdEdits, letEdits } from './ledger-edits.ts';
import { readUnderWayNow } from './ledger-figures.ts';
import { hold, readSentLately, takeLookUp } from './ledger-pace.ts';
import { queue, queuedChannel, queueReplacement } from './ledger-queue.ts';
import { readingOf } from './ledger-read.ts';
import { readdress } from './ledger-readdress.ts';
import { release, settle, settleSent } from './ledger-settle.ts';
import { readShown } from './ledger-shown.ts';
import { dismiss, resend } from './ledger-troubled.ts';
import { expire, postpone, readUnsettled, readUnsettledIn, resolve } from './ledger-uncertain.ts';
import type { Notifications } from './notifications.ts';

/** `claim` is to be called outside any transaction: what it leases is committed before the platform is called. */
export function ledgerOf(db: Db, notifications: Pick<Notifications, 'listen'>): Ledger {
  return {
    ...readingOf(db),

    queue: (delivery) => queue(db, delivery),
    queueReplacement: (delivery) => queueReplacement(db, delivery),

    readdress: (partnershipId) => readdress(db, partnershipId),

    shown: (partnershipId, which) => readShown(db, partnershipId, which),

    async recard(partnershipId, id, card) {
      const changed = await db.$executeRaw`
        UPDATE "Delivery" SET "card" = ${JSON.stringify(card)}::jsonb
        WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${id}::uuid AND "state" IN ('queued', 'failed')`;
      return changed === 1;
    },

    async cancel(partnershipId, ids) {
      const cancelled = await db.delivery.updateMany({
        where: { partnershipId, id: { in: [...ids] }, state: { in: ['queued', 'held', 'failed'] } },
        data: { state: 'cancelled' },
      });
      return cancelled.count;
    },

    async endOver(partnershipId, periodId, calendarNow) {
      await db.delivery.updateMany({
        where: { partnershipId, periodId, state: 'queued', notAfter: { lte: calendarNow } },
        data: { state: 'cancelled', lastError: whyCancelled.over },
      });
    },

    waiting: (machineNow, partnershipId) => readWaiting(db, machineNow, partnershipId),

    underWay: (machineNow, partnershipId) => readUnderWay(db, machineNow, partnershipId),

    claim: (request) => claim(db, request),

    sentLately: (workspaceId, withinMs) => readSentLately(db, workspaceId, withinMs),

    hold: (workspaceId, method, forMs) => hold(db, workspaceId, method, forMs),

    takeLookUp: (workspaceId, forMs) => takeLookUp(db, workspaceId, forMs),

    settleSent: coalesced(async (sent: readonly Sent[]) => {
      const settled = await settleSent(db, sent);
      return ({ id }) => settled.has(id);
    }),

    release: (leases) => release(db, leases),

    settle: (lease, attempted) => settle(db, lease, attempted),

    expire: (settleMs) => expire(db, settleMs),

    unsettled: (workspaceId, limit) => readUnsettled(db, workspaceId, limit),

    unsettledIn: () => readUnsettledIn(db),

    postpone: (leases, forMs) => postpone(db, leases, forMs),

    resolve: (lease, to) => resolve(db, lease, to),

    resend: (partnershipId, ids) => resend(db, partnershipId, ids),

    stale: (partnershipId, ids, machineNow) => readStale(db, partnershipId, ids, machineNow),

    dismiss: (partnershipId, ids) => dismiss(db, partnershipId, ids),

    underWayNow: () => readUnderWayNow(db),

    holdEdits: (workspaceId, ref, forMs) => holdEdits(db, workspaceId, ref, forMs),

    letEdits: (workspaceId, ref) => letEdits(db, workspaceId, ref),

    async onQueued(listener) {
      const stop = await notifications.listen(queuedChannel, () => listener());
      return async () => stop();
    },
  };
}
