import { resolve } from 'node:path';
import pg from 'pg';
import { ConfigError } from '../core/errors.ts';
import type { Connection } from './connection.ts';

// Any two numbers nobody else uses; next to Prisma's own migration lock, 72707369.
const USERS_LOCK = 72_707_370;
const BOT_LOCK = 72_707_371;

/**
 * One open connection by which a process says that it uses the embedded server. PostgreSQL drops its locks with
 * the connection, so a killed process is never counted.
 */
export type Keeper = {
  client: pg.Client;
  /** Resolves with the reason when the server cuts the connection, or dies. */
  cut: Promise<string>;
};

/**
 * Connects and takes a share in the server. Undefined when that cannot be had just now: the server is being
 * stopped, or it is not the one of our data folder. Then look again.
 */
export async function openKeeper(
  connection: Connection,
  data: string,
): Promise<Keeper | undefined> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    application_name: 'waymark keeper',
  });
  const cut = new Promise<string>((resolve) => {
    client.on('error', (error) => resolve(error.message));
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; shared: boolean }>(
      `SELECT current_setting('data_directory') AS folder, pg_try_advisory_lock_shared($1) AS shared`,
      [USERS_LOCK],
    );
    // PostgreSQL writes the path with slashes on Windows too.
    if (rows[0]?.shared && resolve(rows[0].folder) === data) return { client, cut };
  } catch {
    // The server went away while we spoke to it.
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Makes the process the one bot of this data folder, until the keeper ends. Throws ConfigError when there is one. */
export async function takeBotLock({ client }: Keeper, home: string): Promise<void> {
  if (await tryLock(client, 'pg_try_advisory_lock', BOT_LOCK)) return;
  throw new ConfigError(
    `Another Waymark bot already runs on this data folder (${home}). Stop it, or set WAYMARK_HOME to another folder.`,
  );
}

/** Creates the database if it is not there. */
export async function ensureDatabase({ client }: Keeper, name: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (found.rowCount !== 0) return;
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // Another process was quicker: duplicate_database, or unique_violation within the catalogue.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? '')))
      throw error;
  }
}

/** Gives back the share. True when no other process holds one: then nobody can take one before the keeper ends. */
export async function leave({ client }: Keeper): Promise<boolean> {
  await client.query('SELECT pg_advisory_unlock_all()');
  return await tryLock(client, 'pg_try_advisory_lock', USERS_LOCK);
}

async function tryLock(
  client: pg.Client,
  how: 'pg_try_advisory_lock',
  lock: number,
): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`SELECT ${how}($1) AS taken`, [lock]);
  return rows[0]?.taken === true;
}
