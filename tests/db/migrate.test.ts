import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { applyMigrations } from '../../src/db/migrate.ts';
import { readMigrations } from '../../src/db/migration-folder.ts';
import { runPrisma } from '../../tools/run-prisma.ts';
import { bareDatabase, type FreshDatabase } from '../support/database.ts';

const ours = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

let database: FreshDatabase;
let client: pg.Client;
let folder: string;

beforeEach(async () => {
  database = await bareDatabase();
  client = new pg.Client(database.connection);
  await client.connect();
  folder = mkdtempSync(join(tmpdir(), 'waymark-migrations-'));
});

afterEach(async () => {
  await client.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe('Waymark’s own migrations', () => {
  test('are applied once', async () => {
    const { connection } = database;
    const names = readMigrations(ours).map(({ name }) => name);

    const first = await applyMigrations({ connection, folder: ours });
    const second = await applyMigrations({ connection, folder: ours });

    expect(first.applied).toEqual(names);
    expect(second.applied).toEqual([]);
  });

  test('are not applied by who only looks, but to an empty database', async () => {
    const { connection } = database;
    const first = await applyMigrations({ connection, folder: ours, onlyEmpty: true });
    await client.query(
      'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
    );

    const again = applyMigrations({ connection, folder: ours, onlyEmpty: true });

    expect(first.applied.length).toBeGreaterThan(0);
    await expect(again).rejects.toThrow(/older version of Waymark\. Back it up, then start/);
  });

  test('are up to date in the eyes of Prisma', async () => {
    await applyMigrations({ connection: database.connection, folder: ours });

    const said = await runPrisma(['migrate', 'status'], database.url);

    expect(said).toContain('Database schema is up to date!');
  });

  test('need nothing where Prisma has applied them', async () => {
    await runPrisma(['migrate', 'deploy'], database.url);

    const { applied } = await applyMigrations({ connection: database.connection, folder: ours });

    expect(applied).toEqual([]);
  });
});

describe('applying migrations', () => {
  test('is done once by two processes that start together', async () => {
    add('1_first', 'CREATE TABLE first (id int)');
    add('2_slow', 'SELECT pg_sleep(0.3); CREATE TABLE second (id int)');

    const both = await Promise.all([apply(), apply()]);

    expect(both.map(({ applied }) => applied).sort()).toEqual([[], ['1_first', '2_slow']]);
  });

  test('adds only what is new', async () => {
    add('1_first', 'CREATE TABLE first (id int)');
    await apply();
    add('2_second', 'CREATE TABLE second (id int)');

    const { applied } = await apply();

    expect(applied).toEqual(['2_second']);
  });

  test('does not split a script at the semicolons of a function', async () => {
    add(
      '1_function',
      'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;',
    );
    await apply();

    const { rows } = await client.query('SELECT two()');

    expect(rows).toEqual([{ two: 2 }]);
  });

  test('leaves nothing behind of a migration that fails, so that the next start can try again', async () => {
    add('1_half', 'CREATE TABLE half (id int); SELECT 1 / 0;');
    const failure = await failureOf(apply());
    add('1_half', 'CREATE TABLE half (id int);');

    const { applied } = await apply();

    expect(failure).toBe(
      'The migration 1_half failed: division by zero. Nothing was changed; mend that in the database and start again.',
    );
    expect(applied).toEqual(['1_half']);
  });

  test('runs a statement that cannot be in a transaction', async () => {
    add('1_table', 'CREATE TABLE held (id int)');
    add('2_index', 'CREATE INDEX CONCURRENTLY held_id ON held (id)');

    const { applied } = await apply();

    expect(applied).toEqual(['1_table', '2_index']);
  });

  test('takes Git’s line endings on Windows for no edit', async () => {
    add('1_first', 'CREATE TABLE first (\n  id int\n)');
    await apply();
    add('1_first', 'CREATE TABLE first (\r\n  id int\r\n)');

    expect(await apply()).toEqual({ applied: [] });
  });
});

describe('a database that does not belong to the migrations is refused', () => {
  test('when a migration was edited after it was applied', async () => {
    add('1_first', 'CREATE TABLE first (id int)');
    await apply();
    add('1_first', 'CREATE TABLE first (id bigint)');

    expect(await failureOf(apply())).toBe(
      'The migration 1_first was edited after this database applied it. ' +
        'Put its file back as it was, and make a new migration for the change.',
    );
  });

  test('when a newer version has migrated it', async () => {
    add('1_first', 'CREATE TABLE first (id int)');
    add('2_newer', 'CREATE TABLE second (id int)');
    await apply();
    rmSync(join(folder, '2_newer'), { recursive: true });

    expect(await failureOf(apply())).toBe(
      'The database is of a newer version of Waymark: it has the migration 2_newer, which this version does not know. ' +
        'Run that newer version, or restore a backup made before it.',
    );
  });

  test('when a migration failed half-way, until somebody says how it was mended', async () => {
    add('1_table', 'CREATE TABLE held (id int); INSERT INTO held VALUES (1), (1);');
    add('2_index', 'CREATE UNIQUE INDEX CONCURRENTLY held_id ON held (id)');
    const first = await failureOf(apply());
    const second = await failureOf(apply());
    await client.query(
      'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL',
    );
    await client.query('DROP INDEX held_id; TRUNCATE held');

    const { applied } = await apply();

    expect(first).toMatch(/^The migration 2_index failed: could not create unique index/);
    expect(second).toMatch(
      /^The migration 2_index failed half-way in this database\. Finish or undo/,
    );
    expect(applied).toEqual(['2_index']);
  });

  test('when it holds the tables of something else', async () => {
    await client.query('CREATE TABLE invoices (id int)');
    add('1_first', 'CREATE TABLE first (id int)');

    expect(await failureOf(apply())).toBe(
      "The database holds tables that are not Waymark's. Give Waymark an empty database of its own in DATABASE_URL.",
    );
  });
});

function add(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

function apply(): Promise<{ applied: string[] }> {
  return applyMigrations({ connection: database.connection, folder });
}

async function failureOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => new Error('It went through.'),
    (reason: unknown) => reason,
  );
  return error instanceof ConfigError ? error.message : `not a ConfigError: ${error}`;
}
