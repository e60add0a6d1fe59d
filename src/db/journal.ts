import { v7 as uuid } from 'uuid';
import type { Audit, Inbound } from '../app/store-journal.ts';
import type { Db } from './db.ts';

export function inboundOf(db: Db): Inbound {
  return {
    // Waits for another transaction that records the same event, and then says what became of it.
    async record(workspaceId, eventId) {
      const recorded = await db.$executeRaw`
        INSERT INTO "InboundEvent" ("workspaceId", "eventId") VALUES (${workspaceId}::uuid, ${eventId})
        ON CONFLICT DO NOTHING`;
      return recorded === 1;
    },
  };
}

export function auditOf(db: Db): Audit {
  return {
    async add({ actorId, about, ...entry }) {
      await db.auditEntry.create({
        data: { ...entry, id: uuid(), about: { ...about }, ...(actorId ? { actorId } : {}) },
      });
    },
  };
}
