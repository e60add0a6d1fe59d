import type pg from 'pg';
import type { PrismaClient } from '../../src/db/generated/client.ts';

const whoWaits = `
  SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/** Resolves as soon as a statement on this database waits for a lock that another holds. */
export const untilOneWaits = (database: PrismaClient | pg.Pool): Promise<void> =>
  untilWaiting(database, 1);

/** Resolves as soon as so many do. */
export async function untilWaiting(database: PrismaClient | pg.Pool, count: number): Promise<void> {
  const waiting = async (): Promise<number> =>
    '$queryRawUnsafe' in database
      ? (await database.$queryRawUnsafe<unknown[]>(whoWaits)).length
      : (await database.query(whoWaits)).rows.length;
  while ((await waiting()) < count);
}
