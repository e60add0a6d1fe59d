import { whyCancelled } from '../core/why-cancelled.ts';
import type { Db } from './db.ts';
import { inMs, queuedChannel } from './ledger-queue.ts';
import { noLease } from './ledger-settle.ts';

/**
 * By a coordinator, of one that was held or failed. What was to replace it is what it says now, so that nobody reads the old words
 * first. A replacement that another transaction is changing stays, and comes after it.
 */
export async function resend(db: Db, partnershipId: string, id: string): Promise<boolean> {
  const resent = await db.$queryRaw<unknown[]>`
    WITH newer AS (
      SELECT "partnershipId", "id", "card", "queuedAt" FROM "Delivery"
      WHERE "partnershipId" = ${partnershipId}::uuid AND "followsId" = ${id}::uuid
        AND "followsAs" = 'replaces' AND "state" = 'queued'
      FOR UPDATE SKIP LOCKED
    ),
    resent AS (
      UPDATE "Delivery" SET "state" = 'queued', "notBefore" = ${inMs(0)}, ${noLease},
        "card" = coalesce((SELECT "card" FROM newer ORDER BY "queuedAt" DESC, "id" DESC LIMIT 1), "card")
      WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${id}::uuid AND "state" IN ('held', 'failed')
      RETURNING "id"
    ),
    cancelled AS (
      UPDATE "Delivery" one SET "state" = 'cancelled', "lastError" = ${whyCancelled.superseded}
      FROM newer WHERE one."partnershipId" = newer."partnershipId" AND one."id" = newer."id" AND EXISTS (SELECT FROM resent)
    )
    SELECT pg_notify(${queuedChannel}, '')::text FROM resent`;
  return resent.length === 1;
}

/** By a coordinator, of one that was held or failed. */
export async function dismiss(db: Db, partnershipId: string, id: string): Promise<boolean> {
  const dismissed = await db.delivery.updateMany({
    where: { partnershipId, id, state: { in: ['held', 'failed'] } },
    data: { state: 'cancelled', lastError: whyCancelled.dismissed },
  });
  return dismissed.count === 1;
}
