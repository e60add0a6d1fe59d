import { type StaleReason, whyCancelled, whyCancelledOf } from '../core/why-cancelled.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { isHeld } from './ledger-edits.ts';
import { accountNow, isTakenAway } from './ledger-readdress.ts';

const withFollowed = Prisma.sql`
  "Delivery" delivery
  JOIN "Partnership" partnership ON partnership."id" = delivery."partnershipId"
  LEFT JOIN "Delivery" followed
    ON followed."partnershipId" = delivery."partnershipId" AND followed."id" = delivery."followsId"`;

/** Queued deliveries, with what `dueFrom` gives besides. */
export const queuedFrom = Prisma.sql`
  ${withFollowed}
  JOIN "Workspace" lane ON lane."id" = delivery."workspaceId"
  WHERE delivery."state" = 'queued'`;

/**
 * Queued deliveries whose time has come by the database's clock, called `delivery`, with their `partnership`, their workspace, `lane`, and the delivery they follow, `followed`.
 * `of`: which workspace or partnership.
 */
export function dueFrom(of: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${queuedFrom} AND delivery."notBefore" <= now() AND ${of}`;
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

/** Why a due delivery is not worth sending any more; null where it is. What failed may be sent again, so what follows it waits. */
export function staleReason(machineNow: Date): Prisma.Sql {
  return Prisma.sql`
    CASE
      WHEN delivery."notAfter" < ${calendarAt(machineNow)} THEN ${whyCancelled.over}
      WHEN delivery."followsId" IS NULL THEN NULL
      WHEN coalesce(followed."state", 'cancelled') = 'cancelled' THEN ${whyCancelled.orphaned}
      WHEN delivery."followsAs" = 'replaces' AND EXISTS (${otherReplacement} AND ${newer}) THEN ${whyCancelled.superseded}
    END`;
}

/** Why each of these would be cancelled as soon as it was queued; without those that would go out. */
export async function readStale(
  db: Db,
  partnershipId: string,
  ids: readonly string[],
  machineNow: Date,
): Promise<ReadonlyMap<string, StaleReason>> {
  const reason = Prisma.sql`
    coalesce(${staleReason(machineNow)},
      CASE WHEN ${isTakenAway} AND NOT EXISTS (${accountNow}) THEN ${whyCancelled.unreached} END)`;
  const rows = await db.$queryRaw<{ id: string; reason: string | null }[]>`
    SELECT delivery."id", ${reason} AS "reason" FROM ${withFollowed}
    WHERE delivery."partnershipId" = ${partnershipId}::uuid AND delivery."id" = ANY(${[...ids]}::uuid[])`;
  return new Map(
    rows.flatMap(({ id, reason }) => {
      const why = whyCancelledOf(reason);
      return why === undefined || why === 'dismissed' ? [] : [[id, why] as const];
    }),
  );
}

/**
 * Whether one that is not stale can go: its method is not on hold, what it follows is there, nobody fills in a form in its place, and no
 * older replacement of the same message is still under way, which could arrive late and put the older words back.
 */
export const canGo = Prisma.sql`
  coalesce(CASE WHEN delivery."followsAs" = 'replaces' THEN lane."replaceAfterAt" ELSE lane."postAfterAt" END, now()) <= now()
  AND (
  delivery."followsId" IS NULL
  OR followed."state" = 'sent' AND NOT ${isHeld} AND NOT (
    delivery."followsAs" = 'replaces' AND EXISTS (
      ${otherReplacement} AND ${older} AND other."state" IN ('sending', 'uncertain')
    )
  )
)`;
