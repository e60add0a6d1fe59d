import type { Attempted, Delivery } from '../app/store-ledger.ts';
import type { Db } from './db.ts';
import { deliveryOf } from './delivery-row.ts';
import { type Delivery as DeliveryRow, Prisma } from './generated/client.ts';

/**
 * Ends an attempt. False where the lease is not ours any more; but that a message did arrive is believed of the last attempt even
 * after its lease ran out, as long as the delivery is uncertain.
 */
export async function settle(
  db: Db,
  partnershipId: string,
  id: string,
  leaseId: string,
  attempted: Attempted,
): Promise<boolean> {
  const from = attempted.state === 'sent' ? ['sending', 'uncertain'] : ['sending'];
  const settled = await db.$executeRaw`
    UPDATE "Delivery" SET ${afterAttempt(attempted)}
    WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${id}::uuid
      AND "leaseId" = ${leaseId}::uuid AND "state" = ANY(${from}::text[])`;
  return settled === 1;
}

const noLease = Prisma.sql`"leaseId" = NULL, "leaseUntilAt" = NULL`;

function afterAttempt(attempted: Attempted): Prisma.Sql {
  switch (attempted.state) {
    case 'sent':
      return Prisma.sql`
        "state" = 'sent', "messageRef" = ${attempted.messageRef}, "sentAt" = now(), ${noLease}`;
    case 'queued':
      return Prisma.sql`
        "state" = 'queued', "notBefore" = ${attempted.notBefore}::timestamptz,
        "lastError" = ${attempted.error}, ${noLease}`;
    case 'uncertain':
      return Prisma.sql`
        "state" = 'uncertain', "leaseUntilAt" = ${attempted.settleUntil}::timestamptz,
        "lastError" = ${attempted.error}`;
    case 'held':
    case 'failed':
      return Prisma.sql`
        "state" = ${attempted.state}, "lastError" = ${attempted.error}, ${noLease}`;
  }
}

/**
 * Makes uncertain what was being sent when its lease ran out, by the database's clock: its worker may have died before or after the
 * message arrived. Gives the uncertain ones whose settle time is over by both clocks, the database's and the caller's, so that
 * neither's jump cuts it short; the longest waiting first.
 */
export async function readUnsettled(
  db: Db,
  machineNow: Date,
  settleMs: number,
): Promise<readonly Delivery[]> {
  const settleUntil = new Date(machineNow.getTime() + settleMs);
  await db.$executeRaw`
    UPDATE "Delivery" one
    SET "state" = 'uncertain', "leaseUntilAt" = ${settleUntil}::timestamptz, "lastError" = 'the lease ran out'
    FROM (
      SELECT "partnershipId", "id" FROM "Delivery"
      WHERE "state" = 'sending' AND "leaseUntilAt" <= now()
      FOR UPDATE SKIP LOCKED
    ) expired
    WHERE one."partnershipId" = expired."partnershipId" AND one."id" = expired."id"`;
  const rows = await db.$queryRaw<DeliveryRow[]>`
    SELECT * FROM "Delivery"
    WHERE "state" = 'uncertain' AND "leaseUntilAt" <= least(${machineNow}::timestamptz, now())
    ORDER BY "leaseUntilAt", "id"`;
  return rows.map(deliveryOf);
}

/** After a look-up, of an uncertain one only: it is there, since `at`; or it is not, and goes again; or nobody can tell. */
export async function resolve(
  db: Db,
  partnershipId: string,
  id: string,
  to: 'queued' | 'held' | { readonly messageRef: string },
  at: Date,
): Promise<boolean> {
  const found = typeof to === 'string' ? undefined : to;
  const state = typeof to === 'string' ? to : 'sent';
  const resolved = await db.delivery.updateMany({
    where: { partnershipId, id, state: 'uncertain' },
    data: {
      state,
      leaseId: null,
      leaseUntilAt: null,
      ...(found ? { messageRef: found.messageRef, sentAt: at } : {}),
    },
  });
  return resolved.count === 1;
}
