import pg from 'pg';
import { ConfigError } from '../core/errors.ts';
import type { Connection } from './connection.ts';
import { type Migration, readMigrations } from './migration-folder.ts';
import {
  checkRecords,
  readRecords,
  recordFailure,
  recordFinish,
  recordStart,
} from './migration-record.ts';

// Prisma's own, so that `prisma migrate deploy` and we wait for each other (prisma-engines, sql_schema_connector).
const MIGRATION_LOCK = 72_707_369;
const LOCK_PATIENCE_SECONDS = 60;
const connectMs = 10_000;
const LOCK_NOT_AVAILABLE = '55P03';
const ACTIVE_SQL_TRANSACTION = '25001';

export type MigrationTask = {
  connection: Connection;
  /** The folder prisma/migrations. */
  folder: string;
  /** Only an empty database: one of an older version is refused. */
  onlyEmpty?: boolean;
};

/**
 * Brings the database up to the folder's migrations, as `prisma migrate deploy` would, and gives the names of those
 * it applied. Several processes may call it at once. Each migration is one transaction with its record, so one
 * that fails has changed nothing; only a statement that PostgreSQL keeps out of transactions goes without.
 * Throws ConfigError when a migration fails, when the database and the folder do not belong together, or when it is older and may not be changed.
 */
export async function applyMigrations(task: MigrationTask): Promise<{ applied: string[] }> {
  const migrations = readMigrations(task.folder);
  const client = new pg.Client({
    ...task.connection,
    application_name: 'waymark migrations',
    // A migration may take its time; a server that says nothing at all is not there.
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
  });
  // A connection that breaks rejects the query under way; unheard, its event would end the process besides.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await takeLock(client);
    const records = await readRecords(client);
    checkRecords(records, migrations);
    const known = new Set(records.map(({ name }) => name));
    const pending = migrations.filter(({ name }) => !known.has(name));
    if (task.onlyEmpty && known.size > 0 && pending.length > 0) throw new ConfigError(olderSays);
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name) };
  } finally {
    // The lock goes with the connection.
    await client.end();
  }
}

const olderSays =
  'The database is of an older version of Waymark. Back it up, then start this version once with "npx waymark start", which brings it up to date.';

async function takeLock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = '${LOCK_PATIENCE_SECONDS}s'`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  } catch (cause) {
    if (codeOf(cause) !== LOCK_NOT_AVAILABLE) throw cause;
    throw new ConfigError(
      `Another process has been changing this database for ${LOCK_PATIENCE_SECONDS} seconds. Start again once it is done.`,
      { cause },
    );
  }
  await client.query('RESET lock_timeout');
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await applyInTransaction(client, migration);
  } catch (error) {
    await client.query('ROLLBACK');
    if (codeOf(error) !== ACTIVE_SQL_TRANSACTION)
      throw failed(migration, 'Nothing was changed', error);
    await applyAlone(client, migration);
  }
}

async function applyInTransaction(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  const id = await recordStart(client, migration);
  await client.query(migration.sql);
  await recordFinish(client, id);
  await client.query('COMMIT');
}

/** For CREATE INDEX CONCURRENTLY and the like. A failure stays on record: nobody knows how far it came. */
async function applyAlone(client: pg.Client, migration: Migration): Promise<void> {
  const id = await recordStart(client, migration);
  try {
    await client.query(migration.sql);
  } catch (error) {
    await recordFailure(client, id, messageOf(error));
    throw failed(migration, 'Some of it may have been done', error);
  }
  await recordFinish(client, id);
}

function failed({ name }: Migration, state: string, cause: unknown): ConfigError {
  return new ConfigError(
    `The migration ${name} failed: ${messageOf(cause)}. ${state}; mend that in the database and start again.`,
    { cause },
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
