import { Prisma } from './generated/client.ts';
import { supersededReason } from './ledger-queue.ts';

/**
 * Queued deliveries whose time has come, called `delivery`, with their `partnership`, their workspace, `lane`, and the delivery they follow, `followed`.
 * `of`: which workspace or partnership.
 */
export function dueFrom(machineNow: Date, of: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    "Delivery" delivery
    JOIN "Partnership" partnership ON partnership."id" = delivery."partnershipId"
    JOIN "Workspace" lane ON lane."id" = delivery."workspaceId"
    LEFT JOIN "Delivery" followed
      ON followed."partnershipId" = delivery."partnershipId" AND followed."id" = delivery."followsId"
    WHERE delivery."state" = 'queued' AND delivery."notBefore" <= ${machineNow}::timestamptz AND ${of}`;
}

/** A partnership's calendar time. */
export function calendarAt(machineNow: Date): Prisma.Sql {
  return Prisma.sql`coalesce(partnership."simulatedAt", ${machineNow}::timestamptz)`;
}

const otherReplacement = Prisma.sql`
  SELECT FROM "Delivery" other
  WHERE other."partnershipId" = delivery."partnershipId" AND other."followsId" = delivery."followsId"
    AND other."followsAs" = 'replaces'`;
const newer = Prisma.sql`(other."queuedAt", other."id") > (delivery."queuedAt", delivery."id")`;
const older = Prisma.sql`(other."queuedAt", other."id") < (delivery."queuedAt", delivery."id")`;

/** Why a due delivery is not worth sending any more; null where it is. */
export function staleReason(machineNow: Date): Prisma.Sql {
  return Prisma.sql`
    CASE
      WHEN delivery."notAfter" < ${calendarAt(machineNow)} THEN 'its time is over'
      WHEN delivery."followsId" IS NULL THEN NULL
      WHEN coalesce(followed."state", 'cancelled') IN ('cancelled', 'failed') THEN 'what it follows is never sent'
      WHEN delivery."followsAs" = 'replaces' AND EXISTS (${otherReplacement} AND ${newer}) THEN ${supersededReason}
    END`;
}

/**
 * Whether one that is not stale can go: its method is not on hold, what it follows is there, and no older replacement of the same
 * message is still under way, which could arrive late and put the older words back.
 */
export const canGo = Prisma.sql`
  coalesce(CASE WHEN delivery."followsAs" = 'replaces' THEN lane."replaceAfterAt" ELSE lane."postAfterAt" END, now()) <= now()
  AND (
  delivery."followsId" IS NULL
  OR followed."state" = 'sent' AND NOT (
    delivery."followsAs" = 'replaces' AND EXISTS (
      ${otherReplacement} AND ${older} AND other."state" IN ('sending', 'uncertain')
    )
  )
)`;
