import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPool, openPrisma } from '../../src/db/client.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

describe('the Prisma client', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  test('means the same instant as PostgreSQL, on a server set to another zone', async () => {
    const { connection } = database;
    await query(`ALTER DATABASE ${connection.database} SET timezone = 'Pacific/Auckland'`);
    const prisma = openPrisma(connection, 1);
    const at = new Date('2026-07-01T08:30:00.000Z');
    const seconds = at.getTime() / 1000;

    const rows = await prisma.$queryRaw`
      SELECT extract(epoch FROM ${at}::timestamptz)::int AS written, to_timestamp(${seconds}) AS read`;

    await prisma.$disconnect();
    expect(rows).toEqual([{ written: seconds, read: at }]);
  });

  test('never hands on a connection in the middle of a transaction that was given up', async () => {
    const pool = openPool(database.connection, 1, { answerMs: 300 });
    const prisma = openPrisma(database.connection, 1, pool);
    const limits = { isolationLevel: 'ReadCommitted', maxWait: 10_000, timeout: 300 } as const;
    await query('CREATE TABLE "Given" (up int)');
    const givenUp = prisma.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO "Given" VALUES (1)`;
      await tx.$queryRaw`SELECT pg_sleep(2)::text`;
    }, limits);
    await expect(givenUp).rejects.toThrow();
    await vi.waitFor(async () => expect(await sleeping()).toBe(0), { timeout: 10_000 });

    await prisma.$transaction((tx) => tx.$executeRaw`INSERT INTO "Given" VALUES (2)`);

    const stored = await query('SELECT up FROM "Given"');
    await prisma.$disconnect();
    expect(stored).toEqual([{ up: 2 }]);
  });

  test('sees what others commit meanwhile, on a server set to another isolation', async () => {
    const { connection } = database;
    await query(
      `ALTER DATABASE ${connection.database} SET default_transaction_isolation = 'serializable'`,
    );
    const prisma = openPrisma(connection, 1);

    const rows = await prisma.$transaction((tx) => tx.$queryRaw`SHOW transaction_isolation`);

    await prisma.$disconnect();
    expect(rows).toEqual([{ transaction_isolation: 'read committed' }]);
  });

  test('has the server end a transaction that a stopped process left open for a minute', async () => {
    const prisma = openPrisma(database.connection, 1);

    const rows = await prisma.$queryRaw`SHOW idle_in_transaction_session_timeout`;

    await prisma.$disconnect();
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);
  });

  test('holds no more connections than it was given', async () => {
    const prisma = openPrisma(database.connection, 3);
    const backend = () => prisma.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;

    const rows = await Promise.all(Array.from({ length: 30 }, backend));

    await prisma.$disconnect();
    expect(new Set(rows.flat().map(({ pid }) => pid)).size).toBe(3);
  });

  async function sleeping(): Promise<number> {
    const [row] = await query(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(2)%' AND pid <> pg_backend_pid()`,
    );
    return row?.count ?? 0;
  }

  async function query(sql: string): Promise<{ count?: number; [name: string]: unknown }[]> {
    const client = new pg.Client(database.connection);
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }
});
