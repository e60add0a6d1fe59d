import type { NewDelivery } from '../app/store-ledger.ts';
import { whyCancelled } from '../core/why-cancelled.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

/** Told, once its transaction is committed, whenever something is queued. */
export const queuedChannel = 'waymark_queued';

/**
 * So long after the statement began, by the database's clock. Cut to the column's milliseconds, which would round: what may go at
 * once must not lie half a millisecond ahead of the claim that its own notification wakes.
 */
export function inMs(waitMs: number): Prisma.Sql {
  return Prisma.sql`
    date_trunc('milliseconds', statement_timestamp()) + ${waitMs}::float8 * interval '1 millisecond'`;
}

/** False where the key is there already. */
export async function queue(db: Db, delivery: NewDelivery): Promise<boolean> {
  const queued = await db.$queryRaw<unknown[]>`
    WITH added AS (${insert(delivery, Prisma.sql`clock_timestamp()`)})
    SELECT pg_notify(${queuedChannel}, '')::text FROM added`;
  return queued.length === 1;
}

/**
 * Queues a replacement and cancels those of the same message that are queued still. Waits for nobody, so two at the same time never
 * block each other: what one does not see of the other is cancelled at the next claim. Each is later than all that it sees, whatever
 * the clock says, so that the last one queued is the newest.
 */
export async function queueReplacement(db: Db, delivery: NewDelivery): Promise<void> {
  const others = Prisma.sql`
    "partnershipId" = ${delivery.partnershipId}::uuid
    AND "followsId" = ${delivery.follows?.id ?? null}::uuid AND "followsAs" = 'replaces'`;
  const queuedAt = Prisma.sql`
    greatest(clock_timestamp(),
      (SELECT max("queuedAt") + interval '1 millisecond' FROM "Delivery" WHERE ${others}))`;
  await db.$queryRaw`
    WITH added AS (${insert(delivery, queuedAt)}),
    older AS (
      SELECT "partnershipId", "id" FROM "Delivery"
      WHERE ${others} AND "state" = 'queued' AND EXISTS (SELECT FROM added)
      FOR UPDATE SKIP LOCKED
    ),
    cancelled AS (
      UPDATE "Delivery" one SET "state" = 'cancelled', "lastError" = ${whyCancelled.superseded}
      FROM older WHERE one."partnershipId" = older."partnershipId" AND one."id" = older."id"
    )
    SELECT pg_notify(${queuedChannel}, '')::text FROM added`;
}

function insert(delivery: NewDelivery, queuedAt: Prisma.Sql): Prisma.Sql {
  const { partnershipId, id, key, kind, card, follows } = delivery;
  const { memberId = null, periodId = null, waitMs = 0, notAfter = null } = delivery;
  return Prisma.sql`
    INSERT INTO "Delivery" ("partnershipId", "id", "workspaceId", "toKind", "toId", "key", "kind",
      "memberId", "periodId", "card", "notBefore", "notAfter", "followsId", "followsAs", "fanOut", "state", "queuedAt")
    SELECT ${partnershipId}::uuid, ${id}::uuid, place."workspaceId", place."toKind", place."toId", ${key}, ${kind},
      ${memberId}::uuid, ${periodId}::uuid, ${JSON.stringify(card)}::jsonb, ${inMs(waitMs)},
      ${notAfter}::timestamptz, ${follows?.id ?? null}::uuid, ${follows?.as ?? null},
      ${delivery.fanOut ?? false}::boolean, 'queued', ${queuedAt}
    FROM ${placeOf(delivery)}
    ${delivery.revives ? revived : Prisma.sql`ON CONFLICT DO NOTHING`}
    RETURNING "id"`;
}

/** A message can only be replaced where it is, also where the member is written to elsewhere by now. */
function placeOf({ partnershipId, to, follows }: NewDelivery): Prisma.Sql {
  const wanted = Prisma.sql`
    SELECT ${to.workspaceId}::uuid AS "workspaceId", ${to.kind}::text AS "toKind", ${to.id}::text AS "toId"`;
  if (follows?.as !== 'replaces') return Prisma.sql`(${wanted}) place`;
  return Prisma.sql`(
    SELECT "workspaceId", "toKind", "toId" FROM (
      SELECT 1 AS "rank", "workspaceId", "toKind", "toId" FROM "Delivery"
      WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${follows.id}::uuid
      UNION ALL SELECT 2, wanted.* FROM (${wanted}) wanted
    ) places ORDER BY "rank" LIMIT 1
  ) place`;
}

const revived = Prisma.sql`
  ON CONFLICT ("partnershipId", "key") DO UPDATE SET "state" = 'queued', "card" = excluded."card",
    "workspaceId" = excluded."workspaceId", "toId" = excluded."toId", "notBefore" = excluded."notBefore",
    "lookUps" = 0, "lastError" = NULL
  WHERE "Delivery"."state" = 'cancelled'`;
