import type { ClientBase } from 'pg';
import { v7 } from 'uuid';
import { ConfigError } from '../core/errors.ts';
import { checksumOf, isUnedited, type Migration } from './migration-folder.ts';

/** A row of Prisma's own table, those rolled back left out. */
export type MigrationRecord = { name: string; checksum: string; finishedAt: Date | null };

// As Prisma makes it, from prisma-engines' sql_schema_connector: either may come first.
const TABLE = `
  CREATE TABLE _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** What has been applied, oldest first. Makes the table in an empty database; refuses one that holds other tables. */
export async function readRecords(client: ClientBase): Promise<MigrationRecord[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace`,
  );
  if (tables.length === 0) await client.query(TABLE);
  else if (!tables.some(({ name }) => name === '_prisma_migrations'))
    throw new ConfigError(
      "The database holds tables that are not Waymark's. Give Waymark an empty database of its own in DATABASE_URL.",
    );
  const { rows } = await client.query<MigrationRecord>(
    `SELECT migration_name AS name, checksum, finished_at AS "finishedAt" FROM _prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** Throws ConfigError unless every record is of a migration that is in the folder, unedited, and finished. */
export function checkRecords(records: MigrationRecord[], migrations: Migration[]): void {
  for (const { name, checksum, finishedAt } of records) {
    const migration = migrations.find((one) => one.name === name);
    if (!migration)
      throw new ConfigError(
        `The database is of a newer version of Waymark: it has the migration ${name}, which this version does not know. ` +
          'Run that newer version, or restore a backup made before it.',
      );
    if (!finishedAt)
      throw new ConfigError(
        `The migration ${name} failed half-way in this database. Finish or undo its changes by hand, ` +
          `say which with "npx prisma migrate resolve --applied ${name}" (or --rolled-back), and start again.`,
      );
    if (!isUnedited(migration.sql, checksum))
      throw new ConfigError(
        `The migration ${name} was edited after this database applied it. ` +
          'Put its file back as it was, and make a new migration for the change.',
      );
  }
}

/** Records the start of a migration, and gives the record's id. */
export async function recordStart(client: ClientBase, { name, sql }: Migration): Promise<string> {
  const id = v7();
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)',
    [id, checksumOf(sql), name],
  );
  return id;
}

export async function recordFinish(client: ClientBase, id: string): Promise<void> {
  await client.query(
    'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
    [id],
  );
}

export async function recordFailure(client: ClientBase, id: string, log: string): Promise<void> {
  await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, log]);
}
