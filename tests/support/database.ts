import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Connection, databaseUrl } from '../../src/db/connection.ts';

export type FreshDatabase = {
  connection: Connection;
  url: string;
  /** Removes it, with whatever is still connected to it. */
  drop(): Promise<void>;
};

/** An empty database with Waymark's tables, for one test file: `beforeAll` makes it, `afterAll` drops it. */
export function freshDatabase(): Promise<FreshDatabase> {
  const template = inject('templateDatabase');
  return createDatabase(template, `TEMPLATE ${template.database} STRATEGY FILE_COPY`);
}

/** The same as it is at this moment, as a dump and its restore would make it. Nobody may be connected to it. */
export function copyOf({ connection }: FreshDatabase): Promise<FreshDatabase> {
  return createDatabase(connection, `TEMPLATE ${connection.database} STRATEGY FILE_COPY`);
}

/** A database without even the tables. */
export function bareDatabase(): Promise<FreshDatabase> {
  return createDatabase(inject('templateDatabase'), 'TEMPLATE template0 STRATEGY FILE_COPY');
}

async function createDatabase(server: Connection, how: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const connection = { ...server, database: name };
  await asAdmin(server, `CREATE DATABASE ${name} ${how}`);
  return {
    connection,
    url: databaseUrl(connection),
    drop: () => asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function asAdmin(server: Connection, sql: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
