import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { queuedChannel } from './ledger-queue.ts';

/** Whether a `delivery` is for an account that its member has no more, or for a channel of a workspace that the partnership uses no more. */
export const isTakenAway = Prisma.sql`
  CASE
    WHEN delivery."toKind" = 'channel' THEN NOT EXISTS (
      SELECT FROM "PartnershipWorkspace" link
      WHERE link."partnershipId" = delivery."partnershipId" AND link."workspaceId" = delivery."workspaceId")
    WHEN delivery."memberId" IS NOT NULL THEN NOT EXISTS (
      SELECT FROM "Account" account
      WHERE account."partnershipId" = delivery."partnershipId" AND account."workspaceId" = delivery."workspaceId"
        AND account."userId" = delivery."toId" AND account."memberId" = delivery."memberId")
    ELSE FALSE
  END`;

/** Where the member of a `delivery` is written to now. What follows a message goes where that is. */
export const accountNow = Prisma.sql`
  SELECT account."workspaceId", account."userId" FROM "Account" account
  JOIN "Member" member ON member."partnershipId" = account."partnershipId" AND member."id" = account."memberId"
  WHERE account."partnershipId" = delivery."partnershipId" AND account."memberId" = delivery."memberId"
    AND member."active" AND delivery."followsId" IS NULL
  ORDER BY account."preferred" DESC LIMIT 1`;

/**
 * Sends what is queued for accounts that their members have no more to those that they have now, with what follows it. What is for
 * somebody who has none stays, and is cancelled when it would go.
 */
export async function readdress(db: Db, partnershipId: string): Promise<void> {
  await db.$queryRaw`
    WITH moved AS (
      UPDATE "Delivery" one SET "workspaceId" = reached."workspaceId", "toId" = reached."userId"
      FROM "Delivery" delivery CROSS JOIN LATERAL (${accountNow}) reached
      WHERE delivery."partnershipId" = ${partnershipId}::uuid AND delivery."state" = 'queued'
        AND delivery."toKind" = 'user' AND ${isTakenAway}
        AND one."partnershipId" = delivery."partnershipId" AND one."id" = delivery."id" AND one."state" = 'queued'
      RETURNING one."id", one."workspaceId", one."toId"
    ),
    following AS (
      UPDATE "Delivery" one SET "workspaceId" = moved."workspaceId", "toId" = moved."toId"
      FROM moved WHERE one."partnershipId" = ${partnershipId}::uuid AND one."followsId" = moved."id"
        AND one."state" = 'queued'
    )
    SELECT pg_notify(${queuedChannel}, '')::text FROM moved LIMIT 1`;
}
