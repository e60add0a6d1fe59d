import type { Attempted, Lease, Sent, Unsettled } from '../app/store-ledger.ts';
import { whyCancelled } from '../core/why-cancelled.ts';
import type { Db } from './db.ts';
import { deliveryOf } from './delivery-row.ts';
import { type Delivery as DeliveryRow, Prisma } from './generated/client.ts';
import { queuedChannel } from './ledger-queue.ts';

const noLease = Prisma.sql`"leaseId" = NULL, "leaseUntilAt" = NULL`;

/**
 * One statement for all that were sent, since there may be hundreds a second. That a message did arrive is believed of the
 * last attempt even after its lease ran out, as long as the delivery is uncertain.
 */
export async function settleSent(db: Db, sent: readonly Sent[]): Promise<ReadonlySet<string>> {
  if (sent.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Delivery" one
    SET "state" = 'sent', "messageRef" = arrived."messageRef", "sentAt" = clock_timestamp(), ${noLease}
    FROM ${leases(sent)}
    WHERE ${isOurs} AND one."state" IN ('sending', 'uncertain')
    RETURNING one."id"`;
  return new Set(rows.map(({ id }) => id));
}

/** Back to the queue, as if they had never been leased: also where the lease ran out, since nobody else has them yet. */
export async function release(db: Db, held: readonly Lease[]): Promise<void> {
  if (held.length === 0) return;
  await db.$executeRaw`
    UPDATE "Delivery" one SET "state" = 'queued', "attempt" = one."attempt" - 1, ${noLease}
    FROM ${leases(held)}
    WHERE ${isOurs} AND one."state" IN ('sending', 'uncertain')`;
}

const isOurs = Prisma.sql`
  one."partnershipId" = arrived."partnershipId" AND one."id" = arrived."id" AND one."leaseId" = arrived."leaseId"`;

function leases(all: readonly (Lease & { readonly messageRef?: string })[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${all.map(({ partnershipId }) => partnershipId)}::uuid[], ${all.map(({ id }) => id)}::uuid[],
    ${all.map(({ leaseId }) => leaseId)}::uuid[], ${all.map(({ messageRef = '' }) => messageRef)}::text[]
  ) AS arrived("partnershipId", "id", "leaseId", "messageRef")`;
}

/** Ends an attempt that did not succeed. False where the lease is not ours any more. */
export async function settle(db: Db, lease: Lease, attempted: Attempted): Promise<boolean> {
  const settled = await db.$executeRaw`
    UPDATE "Delivery" SET ${afterAttempt(attempted)}
    WHERE "partnershipId" = ${lease.partnershipId}::uuid AND "id" = ${lease.id}::uuid
      AND "leaseId" = ${lease.leaseId}::uuid AND "state" = 'sending'`;
  return settled === 1;
}

function afterAttempt(attempted: Attempted): Prisma.Sql {
  switch (attempted.state) {
    case 'queued':
      return Prisma.sql`
        "state" = 'queued', "notBefore" = ${attempted.notBefore}::timestamptz,
        "lastError" = ${attempted.error}, ${noLease}`;
    case 'uncertain':
      return Prisma.sql`
        "state" = 'uncertain', "leaseUntilAt" = ${attempted.settleUntil}::timestamptz,
        "lastError" = ${attempted.error}`;
    case 'failed':
      return Prisma.sql`
        "state" = ${attempted.state}, "lastError" = ${attempted.error}, ${noLease}`;
  }
}

/**
 * Makes uncertain what was being sent when its lease ran out, by the database's clock: its worker may have died before or
 * after the message arrived. It is settled from now on.
 */
export async function expire(db: Db, settleMs: number): Promise<number> {
  return db.$executeRaw`
    UPDATE "Delivery" one
    SET "state" = 'uncertain', "leaseUntilAt" = now() + ${settleMs}::float8 * interval '1 millisecond',
      "lastError" = 'the lease ran out'
    FROM (
      SELECT "partnershipId", "id" FROM "Delivery"
      WHERE "state" = 'sending' AND "leaseUntilAt" <= now()
      FOR UPDATE SKIP LOCKED
    ) expired
    WHERE one."partnershipId" = expired."partnershipId" AND one."id" = expired."id"`;
}

interface UnsettledRow extends DeliveryRow {
  readonly leaseId: string;
}

/** Over by both clocks, the database's and the caller's, so that neither's jump cuts a settle time short. */
export async function readUnsettled(
  db: Db,
  machineNow: Date,
  limit: number,
): Promise<readonly Unsettled[]> {
  const rows = await db.$queryRaw<UnsettledRow[]>`
    SELECT "Delivery".* FROM (
      SELECT "partnershipId", "id",
        row_number() OVER (PARTITION BY "workspaceId" ORDER BY "leaseUntilAt", "id") AS "place"
      FROM "Delivery" delivery
      WHERE "state" = 'uncertain' AND "leaseUntilAt" <= least(${machineNow}::timestamptz, now())
        AND ("followsAs" IS NOT DISTINCT FROM 'replaces' OR NOT EXISTS (
          SELECT FROM "Workspace" WHERE "Workspace"."id" = delivery."workspaceId" AND "findAfterAt" > now()
        ))
    ) due
    JOIN "Delivery" USING ("partnershipId", "id")
    WHERE due."place" <= ${limit}::int
    ORDER BY "leaseUntilAt", "id"`;
  return rows.map((row) => ({ leaseId: row.leaseId, delivery: deliveryOf(row) }));
}

/** After a look-up, of the attempt under this lease only: it is there; or it is not, and goes again; or nobody can tell. */
export async function resolve(
  db: Db,
  { partnershipId, id, leaseId }: Lease,
  to: 'queued' | 'held' | { readonly messageRef: string },
): Promise<boolean> {
  const found = typeof to === 'string' ? null : to.messageRef;
  const state = typeof to === 'string' ? to : 'sent';
  const resolved = await db.$executeRaw`
    UPDATE "Delivery" SET "state" = ${state}, ${noLease}, "messageRef" = coalesce(${found}, "messageRef"),
      "sentAt" = CASE WHEN ${state} = 'sent' THEN now() END
    WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${id}::uuid
      AND "leaseId" = ${leaseId}::uuid AND "state" = 'uncertain'`;
  return resolved === 1;
}

/** By a coordinator, of one that was held or failed. */
export async function resend(
  db: Db,
  partnershipId: string,
  id: string,
  machineNow: Date,
): Promise<boolean> {
  const resent = await db.$queryRaw<unknown[]>`
    WITH resent AS (
      UPDATE "Delivery" SET "state" = 'queued', "notBefore" = ${machineNow}::timestamptz
      WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${id}::uuid AND "state" IN ('held', 'failed')
      RETURNING "id"
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
