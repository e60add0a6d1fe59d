import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Outcome, TroubledAttempt, TroubleFacts, Troubles } from '../app/store-troubles.ts';
import { notInTeams } from '../core/app-not-there.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';
import { kindColumn, stateColumn, toKindColumn } from './delivery-row.ts';
import { Prisma } from './generated/client.ts';

export function troublesOf(db: Db): Troubles {
  return {
    // A row would be locked by whoever imports a plan, too, who may wait for answers that wait here.
    async hold(partnershipId) {
      await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('trouble ' || ${partnershipId}, 0))::text`;
    },

    add: (partnershipId, troubled) => add(db, partnershipId, troubled),

    ofNote: (partnershipId, noteId) => readOfNote(db, partnershipId, noteId),

    async noteOf(partnershipId, deliveryId) {
      const latest = await db.trouble.findFirst({
        where: { partnershipId, deliveryId },
        orderBy: { attempt: 'desc' },
      });
      return latest?.noteId;
    },

    async undecided(partnershipId, periodId) {
      const rows = await db.$queryRaw<{ noteId: string }[]>`
        SELECT DISTINCT trouble."noteId" FROM ${undecided}
        WHERE trouble."partnershipId" = ${partnershipId}::uuid AND delivery."periodId" = ${periodId}::uuid
        ORDER BY trouble."noteId"`;
      return rows.map(({ noteId }) => noteId);
    },

    async decide(partnershipId, deliveryIds, outcome, byId) {
      await db.$executeRaw`
        UPDATE "Trouble" trouble SET "outcome" = ${outcome}, "decidedById" = ${byId ?? null}::uuid
        FROM "Delivery" delivery
        WHERE trouble."partnershipId" = ${partnershipId}::uuid AND trouble."deliveryId" = ANY(${[...deliveryIds]}::uuid[])
          AND ${isLatest} AND trouble."outcome" IS NULL`;
    },
  };
}

const isLatest = Prisma.sql`
  delivery."partnershipId" = trouble."partnershipId" AND delivery."id" = trouble."deliveryId"
  AND delivery."attempt" = trouble."attempt"`;

const undecided = Prisma.sql`
  "Trouble" trouble JOIN "Delivery" delivery
    ON ${isLatest} AND delivery."state" IN ('held', 'failed') AND trouble."outcome" IS NULL`;

async function add(
  db: Db,
  partnershipId: string,
  { deliveryId, attempt, what }: TroubledAttempt,
): Promise<string | undefined> {
  const [added] = await db.$queryRaw<{ noteId: string }[]>`
    INSERT INTO "Trouble" ("partnershipId", "deliveryId", "attempt", "what", "noteId")
    SELECT ${partnershipId}::uuid, ${deliveryId}::uuid, ${attempt}::int, ${what}, coalesce((
      SELECT trouble."noteId" FROM ${undecided}
      JOIN "Delivery" this ON this."partnershipId" = trouble."partnershipId" AND this."id" = ${deliveryId}::uuid
      WHERE trouble."partnershipId" = ${partnershipId}::uuid AND trouble."what" = ${what}
        AND delivery."kind" = this."kind" AND delivery."periodId" IS NOT DISTINCT FROM this."periodId"
      ORDER BY trouble."noteId" DESC LIMIT 1
    ), ${newId()}::uuid)
    ON CONFLICT DO NOTHING
    RETURNING "noteId"`;
  return added?.noteId;
}

const rows = z.array(
  z
    .object({
      deliveryId: z.string(),
      attempt: z.int(),
      what: z.enum(['held', 'failed']),
      kind: kindColumn,
      toKind: toKindColumn,
      toId: z.string(),
      memberId: z.string().nullable(),
      platform: z.enum(['local', 'slack', 'teams']),
      title: z.string(),
      sharedById: z.string().nullable(),
      notAfter: z.date().nullable(),
      outcome: z.enum(['resent', 'reached', 'dismissed', 'needless']).nullable(),
      decidedById: z.string().nullable(),
      state: stateColumn,
      lastError: z.string().nullable(),
      isLatest: z.boolean(),
    })
    .transform(({ toKind, toId, state, lastError, isLatest, outcome, ...row }): TroubleFacts => {
      const isOpen = isLatest && (state === 'held' || state === 'failed');
      // A sender who was cut off may have said since that it did arrive.
      const became: Outcome | null =
        outcome ?? (isOpen ? null : state === 'sent' ? 'arrived' : 'needless');
      return {
        ...given({ ...row, outcome: became }),
        to: { kind: toKind, id: toId },
        ...(isOpen && lastError === notInTeams ? { lacksApp: true } : {}),
      };
    }),
);

/** It is put on record right after the message is queued: ids of both grow with time, so that few entries are read. */
const sharedById = Prisma.sql`CASE WHEN delivery."kind" = 'shared' THEN (
  SELECT entry."actorId" FROM "AuditEntry" entry
  WHERE entry."partnershipId" = delivery."partnershipId" AND entry."id" > delivery."id"
    AND entry."what" = 'shared' AND entry."about" ->> 'delivery' = delivery."id"::text
  ORDER BY entry."id" LIMIT 1
) END`;

async function readOfNote(
  db: Db,
  partnershipId: string,
  noteId: string,
): Promise<readonly TroubleFacts[]> {
  const found = await db.$queryRaw`
    SELECT trouble."deliveryId", trouble."attempt", trouble."what", trouble."outcome", trouble."decidedById",
      delivery."kind", delivery."toKind", delivery."toId", delivery."memberId", delivery."notAfter", delivery."state", delivery."lastError",
      workspace."platform", delivery."card" ->> 'title' AS "title", ${sharedById} AS "sharedById", delivery."attempt" = trouble."attempt" AS "isLatest"
    FROM "Trouble" trouble
    JOIN "Delivery" delivery
      ON delivery."partnershipId" = trouble."partnershipId" AND delivery."id" = trouble."deliveryId"
    JOIN "Workspace" workspace ON workspace."id" = delivery."workspaceId"
    WHERE trouble."partnershipId" = ${partnershipId}::uuid AND trouble."noteId" = ${noteId}::uuid
    ORDER BY trouble."deliveryId", trouble."attempt"`;
  return rows.parse(found);
}
