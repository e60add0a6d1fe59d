import pg from 'pg';
import type { Connection } from '../src/db/connection.ts';
import { applyMigrations } from '../src/db/migrate.ts';
import { checkout } from '../src/open-storage.ts';

const workspaces = 40;

/**
 * Queues so many messages over forty workspaces: most by themselves, one in ten a reply in the thread of another, one in ten to
 * take the place of another.
 */
export async function seed(connection: Connection, count: number): Promise<void> {
  await applyMigrations({ connection, folder: `${checkout}/prisma/migrations` });
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(
    `INSERT INTO "Partnership" (id, slug, name, kind, "timeZone", "closedOn")
     VALUES (gen_random_uuid(), 'city', 'City', 'lscp', 'Europe/London', '{}')`,
  );
  await client.query(
    `INSERT INTO "Workspace" (id, platform, "externalId")
     SELECT gen_random_uuid(), 'slack', 'T' || n FROM generate_series(1, $1::int) n`,
    [workspaces],
  );
  await client.query(queueAll, [count, workspaces]);
  await client.query('ANALYZE');
  await client.end();
}

const queueAll = `
  WITH place AS (
    SELECT n, gen_random_uuid() AS id, n % 10 AS kind, 'T' || 1 + (n / 10) % $2::int AS team
    FROM generate_series(0, $1::int - 1) n
  )
  INSERT INTO "Delivery" ("partnershipId", id, "workspaceId", "toKind", "toId", key, kind, card, "notBefore", "followsId", "followsAs",
    "fanOut", state)
  SELECT partnership.id, place.id, workspace.id, 'user', 'U' || place.n / 10 || '-' || CASE WHEN place.kind < 8 THEN place.kind ELSE 0 END,
    'message:' || place.n, 'notice', '{"title":"x","blocks":[],"buttons":[],"fallback":"x"}', now(), parent.id,
    CASE place.kind WHEN 8 THEN 'thread' WHEN 9 THEN 'replaces' END, place.kind < 5, 'queued'
  FROM place
  JOIN "Workspace" workspace ON workspace."externalId" = place.team
  CROSS JOIN "Partnership" partnership
  LEFT JOIN place parent ON place.kind >= 8 AND parent.n = place.n - place.kind`;
