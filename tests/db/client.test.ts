import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPrisma } from '../../src/db/client.ts';
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

  async function query(sql: string): Promise<void> {
    const client = new pg.Client(database.connection);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
});
