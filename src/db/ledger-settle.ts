import type { Attempted, Lease, Sent } from '../app/store-ledger.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { inMs } from './ledger-queue.ts';

export const noLease = Prisma.sql`"leaseId" = NULL, "leaseUntilAt" = NULL`;

/**
 * One statement for all that were sent, since there may be hundreds a second. That a message did arrive is believed of the
 * last attempt even after its lease ran out, as long as nobody has taken the message up anew.
 */
export async function settleSent(db: Db, sent: readonly Sent[]): Promise<ReadonlySet<string>> {
  if (sent.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Delivery" one
    SET "state" = 'sent', "messageRef" = arrived."messageRef", "sentAt" = clock_timestamp(), ${noLease}
    FROM ${leases(sent)}
    WHERE ${isOurs} AND one."state" IN ('sending', 'uncertain', 'held')
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

export const isOurs = Prisma.sql`
  one."partnershipId" = arrived."partnershipId" AND one."id" = arrived."id" AND one."leaseId" = arrived."leaseId"`;

export function leases(all: readonly (Lease & { readonly messageRef?: string })[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${all.map(({ partnershipId }) => partnershipId)}::uuid[], ${all.map(({ id }) => id)}::uuid[],
    ${all.map(({ leaseId }) => leaseId)}::uuid[], ${all.map(({ messageRef = '' }) => messageRef)}::text[]
  ) AS arrived("partnershipId", "id", "leaseId", "messageRef")`;
}

/** Ends an attempt that did not succeed, also after its lease: whoever called knows more than whoever found it run out. */
export async function settle(db: Db, lease: Lease, attempted: Attempted): Promise<boolean> {
  const settled = await db.$executeRaw`
    UPDATE "Delivery" SET ${afterAttempt(attempted)}
    WHERE "partnershipId" = ${lease.partnershipId}::uuid AND "id" = ${lease.id}::uuid
      AND "leaseId" = ${lease.leaseId}::uuid AND "state" IN ('sending', 'uncertain')`;
  return settled === 1;
}

function afterAttempt(attempted: Attempted): Prisma.Sql {
  switch (attempted.state) {
    case 'queued':
      return Prisma.sql`
        "state" = 'queued', "notBefore" = ${inMs(attempted.waitMs)},
        "lastError" = ${attempted.error}, ${noLease}`;
    case 'uncertain':
      return Prisma.sql`
        "state" = 'uncertain', "leaseUntilAt" = ${inMs(attempted.settleMs)},
        "lastError" = ${attempted.error}`;
    case 'failed':
      return Prisma.sql`
        "state" = ${attempted.state}, "lastError" = ${attempted.error}, ${noLease}`;
  }
}
