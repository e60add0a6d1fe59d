import { v7 as uuid } from 'uuid';
import type { Audit, AuditEntry, Inbound } from '../app/store-journal.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

export function recordEvent(workspaceId: string, eventId: string): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "InboundEvent" ("workspaceId", "eventId") VALUES (${workspaceId}::uuid, ${eventId})
    ON CONFLICT DO NOTHING`;
}

export function inboundOf(db: Db): Inbound {
  return {
    // Waits for another transaction that records the same event, and then says what became of it.
    async record(workspaceId, eventId) {
      const recorded = await db.$executeRaw(recordEvent(workspaceId, eventId));
      return recorded === 1;
    },
    async forget(workspaceId, eventId) {
      await db.inboundEvent.deleteMany({ where: { workspaceId, eventId } });
    },
  };
}

function rowOf({ actorId, about, ...entry }: AuditEntry) {
  return { ...entry, id: uuid(), about: { ...about }, ...(actorId ? { actorId } : {}) };
}

export function auditOf(db: Db): Audit {
  return {
    async add({ partnershipId, at, actorId = null, what, about }) {
      await db.$executeRaw`
        INSERT INTO "AuditEntry" ("partnershipId", "id", "at", "actorId", "what", "about")
        VALUES (${partnershipId}::uuid, ${uuid()}::uuid, ${at}::timestamptz, ${actorId}::uuid, ${what},
          ${JSON.stringify(about)}::jsonb)`;
    },

    async addAll(entries) {
      await db.auditEntry.createMany({ data: entries.map(rowOf) });
    },

    // Ids are in the order of time, so whatever is about a draft comes after it: that spares reading the years before.
    async lastAboutDraft(partnershipId, actorId, draftId) {
      const [last] = await db.$queryRaw<{ what: string }[]>`
        SELECT "what" FROM "AuditEntry"
        WHERE "partnershipId" = ${partnershipId}::uuid AND "id" > ${draftId}::uuid
          AND "actorId" = ${actorId}::uuid AND "about" ->> 'draft' = ${draftId}
        ORDER BY "id" DESC LIMIT 1`;
      return last?.what;
    },
  };
}
