import pg from 'pg';
import type { Connection } from '../src/db/connection.ts';
import { applyMigrations } from '../src/db/migrate.ts';
import { checkout } from '../src/open-storage.ts';

/** Queues so many messages in each of so many workspaces, each message to another person; what was there before is gone. */
export async function seedDeliveries(
  connection: Connection,
  { workspaces, each }: { readonly workspaces: number; readonly each: number },
): Promise<void> {
  await applyMigrations({ connection, folder: `${checkout}/prisma/migrations` });
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('TRUNCATE "Delivery", "Workspace", "Partnership" CASCADE');
  await client.query(
    `INSERT INTO "Partnership" (id, slug, name, kind, "timeZone", "closedOn")
     VALUES (gen_random_uuid(), 'city', 'City', 'lscp', 'Europe/London', '{}')`,
  );
  await client.query(
    `INSERT INTO "Workspace" (id, platform, "externalId")
     SELECT gen_random_uuid(), 'slack', 'T' || n FROM generate_series(1, $1::int) n`,
    [workspaces],
  );
  await client.query(
    `INSERT INTO "Delivery" ("partnershipId", id, "workspaceId", "toKind", "toId", key, kind, card, "notBefore", state)
     SELECT partnership.id, gen_random_uuid(), workspace.id, 'user', 'U' || n, workspace."externalId" || ':' || n, 'notice',
       '{"title":"x","blocks":[],"buttons":[],"fallback":"x"}', now() - interval '1 minute', 'queued'
     FROM "Partnership" partnership, "Workspace" workspace, generate_series(1, $1::int) n`,
    [each],
  );
  await client.query('VACUUM ANALYZE "Delivery"');
  await client.query('ANALYZE');
  await client.end();
}
