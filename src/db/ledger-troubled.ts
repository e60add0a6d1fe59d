import { whyCancelled } from '../core/why-cancelled.ts';
import type { Db } from './db.ts';
import { inMs, queuedChannel } from './ledger-queue.ts';
import { accountNow } from './ledger-readdress.ts';
import { noLease } from './ledger-settle.ts';

/**
 * By a coordinator, of those that were held or failed. What was to replace one is what it says now, so that nobody reads the old words
 * first; a replacement that another transaction is changing stays, and comes after it. Each goes to the account that the member has
 * now: that of before may be why it failed.
 */
export async function resend(
  db: Db,
  partnershipId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const resent = await db.$queryRaw<{ id: string }[]>`
    WITH newer AS (
      SELECT "partnershipId", "id", "followsId", "card", "queuedAt" FROM "Delivery"
      WHERE "partnershipId" = ${partnershipId}::uuid AND "followsId" = ANY(${[...ids]}::uuid[])
        AND "followsAs" = 'replaces' AND "state" = 'queued'
      FOR UPDATE SKIP LOCKED
    ),
    resent AS (
      UPDATE "Delivery" one SET "state" = 'queued', "notBefore" = ${inMs(0)}, "lookUps" = 0, ${noLease},
        "workspaceId" = coalesce(reached."workspaceId", one."workspaceId"), "toId" = coalesce(reached."userId", one."toId"),
        "card" = coalesce(
          (SELECT "card" FROM newer WHERE newer."followsId" = one."id" ORDER BY "queuedAt" DESC, newer."id" DESC LIMIT 1),
          one."card")
      FROM "Delivery" delivery LEFT JOIN LATERAL (${accountNow}) reached ON TRUE
      WHERE delivery."partnershipId" = ${partnershipId}::uuid AND delivery."id" = ANY(${[...ids]}::uuid[])
        AND one."partnershipId" = delivery."partnershipId" AND one."id" = delivery."id" AND one."state" IN ('held', 'failed')
      RETURNING one."id", one."workspaceId", one."toId"
    ),
    moved AS (
      UPDATE "Delivery" one SET "workspaceId" = resent."workspaceId", "toId" = resent."toId"
      FROM resent WHERE one."partnershipId" = ${partnershipId}::uuid AND one."followsId" = resent."id"
        AND one."state" = 'queued' AND one."id" NOT IN (SELECT "id" FROM newer)
    ),
    cancelled AS (
      UPDATE "Delivery" one SET "state" = 'cancelled', "lastError" = ${whyCancelled.superseded}
      FROM newer WHERE one."partnershipId" = newer."partnershipId" AND one."id" = newer."id"
        AND newer."followsId" IN (SELECT "id" FROM resent)
    )
    SELECT "id", pg_notify(${queuedChannel}, '')::text FROM resent`;
  return resent.map(({ id }) => id);
}

/** By a coordinator, of those that were held or failed. */
export async function dismiss(
  db: Db,
  partnershipId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const dismissed = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Delivery" SET "state" = 'cancelled', "lastError" = ${whyCancelled.dismissed}
    WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ANY(${[...ids]}::uuid[]) AND "state" IN ('held', 'failed')
    RETURNING "id"`;
  return dismissed.map(({ id }) => id);
}
