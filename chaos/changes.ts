import pg from 'pg';
import { v7 as newId } from 'uuid';
import { openPrisma } from '../src/db/client.ts';
import type { Connection } from '../src/db/connection.ts';
import { openDatabase } from '../src/db/database.ts';
import { openNotifications } from '../src/db/notifications.ts';

const atATime = 5;

export interface Changes {
  /** Queues new words for a few messages that were sent, as an answer or a correction does. */
  make(): Promise<void>;
  end(): Promise<void>;
}

/** Changes messages while they are delivered, through the ledger itself. */
export function changesOn(connection: Connection): Changes {
  const prisma = openPrisma(connection, 2);
  const notifications = openNotifications(connection);
  const { ledger } = openDatabase(prisma, notifications);
  const client = new pg.Pool({ ...connection, max: 1 });
  return {
    async make() {
      const { rows } = await client.query(anySent, [atATime]);
      for (const { partnershipId, id, workspaceId, toId } of rows) {
        const replacement = newId();
        await ledger.queueReplacement({
          id: replacement,
          partnershipId,
          key: `change:${replacement}`,
          kind: 'notice',
          to: { workspaceId, kind: 'user', id: toId },
          card: { title: 'x', blocks: [], buttons: [], fallback: 'x' },
          follows: { id, as: 'replaces' },
        });
      }
    },
    async end() {
      await client.end();
      await notifications.close();
      await prisma.$disconnect();
    },
  };
}

/** Few enough that each is changed several times. */
const anySent = `
  SELECT * FROM (
    SELECT "partnershipId", id, "workspaceId", "toId" FROM "Delivery"
    WHERE state = 'sent' AND "followsAs" IS NULL ORDER BY id LIMIT 40
  ) first ORDER BY random() LIMIT $1::int`;
