import type { Lease, Resolved, Unsettled } from '../app/store-ledger.ts';
import { leaseRanOut } from '../core/lease-ran-out.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';
import { deliveryOf } from './delivery-row.ts';
import { type Delivery as DeliveryRow, Prisma } from './generated/client.ts';
import { inMs } from './ledger-queue.ts';
import { isOurs, leases, noLease } from './ledger-settle.ts';

/**
 * Makes uncertain what was being sent when its lease ran out, by the database's clock: its worker may have died before or
 * after the message arrived. It is settled from now on.
 */
export async function expire(db: Db, settleMs: number): Promise<number> {
  return db.$executeRaw`
    UPDATE "Delivery" one
    SET "state" = 'uncertain', "leaseUntilAt" = ${inMs(settleMs)},
      "lastError" = ${leaseRanOut}
    FROM (
      SELECT "partnershipId", "id" FROM "Delivery"
      WHERE "state" = 'sending' AND "leaseUntilAt" <= now()
      FOR UPDATE SKIP LOCKED
    ) expired
    WHERE one."partnershipId" = expired."partnershipId" AND one."id" = expired."id"`;
}

interface UnsettledRow extends DeliveryRow {
  readonly leaseId: string;
  readonly followsRef: string | null;
}

/** What is to be settled now. A look-up that the platform does not take yet would be in vain; a replacement needs none. */
const isUnsettled = Prisma.sql`
  delivery."state" = 'uncertain' AND delivery."leaseUntilAt" <= now()
  AND (delivery."followsAs" IS NOT DISTINCT FROM 'replaces' OR NOT EXISTS (
    SELECT FROM "Workspace" WHERE "Workspace"."id" = delivery."workspaceId" AND "findAfterAt" > now()
  ))`;

export async function readUnsettledIn(db: Db): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ workspaceId: string }[]>`
    SELECT DISTINCT delivery."workspaceId" FROM "Delivery" delivery WHERE ${isUnsettled}`;
  return rows.map(({ workspaceId }) => workspaceId);
}

export async function readUnsettled(
  db: Db,
  workspaceId: string,
  limit: number,
): Promise<readonly Unsettled[]> {
  const rows = await db.$queryRaw<UnsettledRow[]>`
    SELECT delivery.*, followed."messageRef" AS "followsRef" FROM "Delivery" delivery
    LEFT JOIN "Delivery" followed
      ON followed."partnershipId" = delivery."partnershipId" AND followed."id" = delivery."followsId"
    WHERE delivery."workspaceId" = ${workspaceId}::uuid AND ${isUnsettled}
    ORDER BY delivery."leaseUntilAt", delivery."id" LIMIT ${limit}::int`;
  return rows.map((row) => ({
    leaseId: row.leaseId,
    lookUps: row.lookUps,
    delivery: deliveryOf(row),
    ...given({ followsRef: row.followsRef }),
  }));
}

/** They stay uncertain, and others of the workspace have their turn. */
export async function postpone(db: Db, looked: readonly Lease[], forMs: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "Delivery" one SET "lookUps" = one."lookUps" + 1, "leaseUntilAt" = ${inMs(forMs)}
    FROM ${leases(looked)} WHERE ${isOurs} AND one."state" = 'uncertain'`;
}

const states = { queued: 'queued', repeated: 'queued', held: 'held', failed: 'failed' } as const;

/**
 * After a look-up, of the attempt under this lease only: it is there; or it is not, and goes again; or nobody can tell, and it is held, or failed. What is held
 * keeps its lease's name, so that a sender who was cut off from the database can still say that it did arrive.
 */
export async function resolve(
  db: Db,
  { partnershipId, id, leaseId }: Lease,
  to: Resolved,
): Promise<boolean> {
  const found = typeof to === 'string' ? null : to.messageRef;
  const state = typeof to === 'string' ? states[to] : 'sent';
  // How often this message may have arrived: from the start again once it is known that it did not.
  const lookUps = { repeated: Prisma.sql`"lookUps" + 1`, queued: Prisma.sql`0` };
  const counted = to === 'repeated' || to === 'queued' ? lookUps[to] : Prisma.sql`"lookUps"`;
  const lease = to === 'held' ? Prisma.sql`"leaseUntilAt" = NULL` : noLease;
  const resolved = await db.$executeRaw`
    UPDATE "Delivery" SET "state" = ${state}, "lookUps" = ${counted}, ${lease}, "messageRef" = coalesce(${found}, "messageRef"),
      "sentAt" = CASE WHEN ${state} = 'sent' THEN now() END
    WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${id}::uuid
      AND "leaseId" = ${leaseId}::uuid AND "state" = 'uncertain'`;
  return resolved === 1;
}
