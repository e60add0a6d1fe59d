import pg from 'pg';
import type { Connection } from '../src/db/connection.ts';
import type { EmbeddedServer } from '../src/db/embedded-server.ts';

/** An empty database of this name on the server. */
export async function databaseOn(
  { connection }: EmbeddedServer,
  name: string,
): Promise<Connection> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return { ...connection, database: name };
}
