import { v7 as newId } from 'uuid';
import type { Recipient } from '../app/platform.ts';
import type { Batch, Claimed, ClaimRequest } from '../app/store-ledger.ts';
import { whyCancelled } from '../core/why-cancelled.ts';
import type { Db } from './db.ts';
import { deliveryOf } from './delivery-row.ts';
import { type Delivery as DeliveryRow, Prisma } from './generated/client.ts';
import { calendarAt, canGo, dueFrom, staleReason } from './ledger-due.ts';
import { isTakenAway } from './ledger-readdress.ts';

/** Workspaces with something to claim or to cancel. */
export async function readWaiting(
  db: Db,
  machineNow: Date,
  partnershipId?: string,
): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ workspaceId: string }[]>`
    SELECT DISTINCT delivery."workspaceId"
    FROM ${dueFrom(onlyOf(partnershipId))}
      AND (${canGo} OR ${staleReason(machineNow)} IS NOT NULL)`;
  return rows.map(({ workspaceId }) => workspaceId);
}

/** Workspaces with something to claim or to cancel, or with something of this partnership under a lease that runs. */
export async function readUnderWay(
  db: Db,
  machineNow: Date,
  partnershipId: string,
): Promise<readonly string[]> {
  const leased = await db.$queryRaw<{ workspaceId: string }[]>`
    SELECT DISTINCT "workspaceId" FROM "Delivery"
    WHERE "partnershipId" = ${partnershipId}::uuid AND "state" = 'sending' AND "leaseUntilAt" > now()`;
  // After the leases: one that goes back to the queue meanwhile is found there.
  const waiting = await readWaiting(db, machineNow, partnershipId);
  return [...new Set([...leased.map(({ workspaceId }) => workspaceId), ...waiting])];
}

interface ClaimedRow extends DeliveryRow {
  readonly followsRef: string | null;
  readonly calendarAt: Date;
  readonly claims: number;
}

/** No more than this many due messages are looked at for one batch. */
const lookedAt = 500;

/**
 * Leases due deliveries of one workspace, by the database's clock, and cancels those not worth sending any more: one statement.
 * What answers a person comes before what goes to everybody; else the oldest first.
 *
 * One batch of a workspace is under way at a time, which keeps its messages in order and its rate in one hand. So there is nothing to claim while a
 * lease of the workspace runs; and two that both saw none running are told apart by the workspace's count of claims: who finds it
 * changed since looking claims nothing. A row that another transaction holds is left for the next claim, never waited for. Whether an
 * account or a workspace was taken away is looked up of no more than could go now.
 */
export async function claim(db: Db, asked: ClaimRequest): Promise<Batch | undefined> {
  const { workspaceId, machineNow, leaseMs, limit, partnershipId } = asked;
  const leaseId = newId();
  const of = Prisma.sql`delivery."workspaceId" = ${workspaceId}::uuid AND ${onlyOf(partnershipId)}`;
  const due = dueFrom(of);
  const reason = staleReason(machineNow);
  const ready = Prisma.sql`${reason} IS NULL AND ${canGo} AND ${isOpen(asked.except ?? [])}`;
  const each = asked.limitEach ?? limit;
  const rows = await db.$queryRaw<ClaimedRow[]>`
    WITH stale AS (
      SELECT delivery."partnershipId", delivery."id", ${reason} AS reason
      FROM ${due} AND ${reason} IS NOT NULL
      FOR UPDATE OF delivery SKIP LOCKED
    ),
    looked AS MATERIALIZED (
      SELECT delivery."partnershipId", delivery."id", delivery."fanOut", delivery."notBefore", delivery."toKind", delivery."toId",
        followed."messageRef" AS "followsRef", ${calendarAt(machineNow)} AS "calendarAt", ${isTakenAway} AS "takenAway"
      FROM ${due} AND ${ready}
      ORDER BY delivery."fanOut", delivery."notBefore", delivery."id"
      LIMIT ${lookedAt}::int
    ),
    unreached AS (
      SELECT delivery."partnershipId", delivery."id", ${whyCancelled.unreached} AS reason
      FROM looked JOIN "Delivery" delivery ON delivery."partnershipId" = looked."partnershipId" AND delivery."id" = looked."id"
      WHERE looked."takenAway" AND delivery."state" = 'queued'
        AND delivery."workspaceId" = ${workspaceId}::uuid AND delivery."toId" = looked."toId"
      FOR UPDATE OF delivery SKIP LOCKED
    ),
    cancelled AS (
      UPDATE "Delivery" one SET "state" = 'cancelled', "lastError" = gone.reason
      FROM (SELECT * FROM stale UNION ALL SELECT * FROM unreached) gone
      WHERE one."partnershipId" = gone."partnershipId" AND one."id" = gone."id"
    ),
    ready AS MATERIALIZED (
      SELECT looked.*, row_number() OVER (PARTITION BY "toKind", "toId" ORDER BY "fanOut", "notBefore", "id") AS "place"
      FROM looked WHERE NOT "takenAway"
    ),
    seen AS (
      SELECT workspace."id", workspace."claims" FROM "Workspace" workspace
      WHERE workspace."id" = ${workspaceId}::uuid
        AND NOT EXISTS (
          SELECT FROM "Delivery" under
          WHERE under."workspaceId" = workspace."id" AND under."state" = 'sending' AND under."leaseUntilAt" > now()
        )
        AND EXISTS (SELECT FROM ready)
    ),
    won AS (
      UPDATE "Workspace" workspace SET "claims" = workspace."claims" + 1
      FROM seen WHERE workspace."id" = seen."id" AND workspace."claims" = seen."claims"
      RETURNING workspace."claims"
    ),
    taken AS (
      SELECT delivery."partnershipId", delivery."id", ready."followsRef", ready."calendarAt", won."claims"
      FROM ready CROSS JOIN won
      JOIN "Delivery" delivery ON delivery."partnershipId" = ready."partnershipId" AND delivery."id" = ready."id"
      WHERE ready."place" <= ${each}::int AND delivery."state" = 'queued' AND delivery."workspaceId" = ${workspaceId}::uuid
      ORDER BY ready."fanOut", ready."notBefore", ready."id"
      LIMIT ${limit}::int
      FOR UPDATE OF delivery SKIP LOCKED
    ),
    leased AS (
      UPDATE "Delivery" one
      SET "state" = 'sending', "attempt" = one."attempt" + 1, "leaseId" = ${leaseId}::uuid,
        "leaseUntilAt" = now() + ${leaseMs}::float8 * interval '1 millisecond'
      FROM taken WHERE one."partnershipId" = taken."partnershipId" AND one."id" = taken."id"
      RETURNING one.*, taken."followsRef", taken."calendarAt", taken."claims"
    )
    SELECT * FROM leased ORDER BY "fanOut", "notBefore", "id"`;
  const [first] = rows;
  return first && { number: first.claims, claimed: rows.map((row) => claimed(row, leaseId)) };
}

/** Whether one may go to whom it is for: by "toKind:toId". */
function isOpen(except: readonly Pick<Recipient, 'kind' | 'id'>[]): Prisma.Sql {
  if (except.length === 0) return Prisma.sql`TRUE`;
  const closed = except.map(({ kind, id }) => `${kind}:${id}`);
  return Prisma.sql`NOT delivery."toKind" || ':' || delivery."toId" = ANY(${closed}::text[])`;
}

function claimed(row: ClaimedRow, leaseId: string): Claimed {
  return {
    leaseId,
    delivery: deliveryOf(row),
    calendarAt: row.calendarAt,
    ...(row.followsRef === null ? {} : { followsRef: row.followsRef }),
  };
}

function onlyOf(partnershipId: string | undefined): Prisma.Sql {
  return partnershipId === undefined
    ? Prisma.sql`TRUE`
    : Prisma.sql`delivery."partnershipId" = ${partnershipId}::uuid`;
}
