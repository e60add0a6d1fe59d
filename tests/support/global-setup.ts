import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { Connection } from '../../src/db/connection.ts';
import { applyMigrations } from '../../src/db/migrate.ts';
import { openThrowAwayServer } from '../../tools/throw-away-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database that `freshDatabase` copies: migrated, and empty. */
    templateDatabase: Connection;
  }
}

/** One PostgreSQL for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openThrowAwayServer();
  try {
    await carelessly(server.connection);
    const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
    await applyMigrations({ connection: server.connection, folder });
  } catch (error) {
    await server.release();
    throw error;
  }
  project.provide('templateDatabase', server.connection);
  return server.release;
}

/** Speed for safety: these data need not outlive a power cut. */
async function carelessly(connection: Connection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('ALTER SYSTEM SET fsync = off');
  await client.query('ALTER SYSTEM SET full_page_writes = off');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}
