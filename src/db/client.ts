import { PrismaPg } from '@prisma/adapter-pg';
import type { Connection } from './connection.ts';
import { PrismaClient } from './generated/client.ts';

/**
 * The queries of one process. It connects at the first of them, with at most `poolSize` connections;
 * end it by `$disconnect()`.
 */
export function openPrisma(connection: Connection, poolSize = 10): PrismaClient {
  // @prisma/adapter-pg 7.10 writes instants without their offset and overlooks it when it reads them
  // (normalize_timestamptz): so the session must be in UTC, also on a server that is not.
  const options = '-c timezone=UTC';
  return new PrismaClient({
    adapter: new PrismaPg({ ...connection, options, max: poolSize, application_name: 'waymark' }),
  });
}
