import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Connection } from './connection.ts';
import { PrismaClient } from './generated/client.ts';

/** At most `poolSize` connections of one process, made when they are needed. `answerMs`: how long a statement may take. */
export function openPool(
  connection: Connection,
  poolSize = 10,
  { answerMs = longestMs } = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    // @prisma/adapter-pg 7.10 writes instants without their offset and overlooks it when it reads them
    // (normalize_timestamptz): so the session must be in UTC, also on a server that is not.
    options: '-c timezone=UTC',
    max: poolSize,
    idleTimeoutMillis: idleMs,
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    application_name: 'waymark',
    // Not among the options, of which a pooler in between takes only some. The isolation is what every transaction is written for, whatever
    // the server's default; said here once, since each transaction would say it in a statement of its own.
    async onConnect(client) {
      await client.query(
        `SET idle_in_transaction_session_timeout = ${idleInTransactionMs};
         SET default_transaction_isolation = 'read committed'`,
      );
    },
  });
  // A statement that was given up still runs: whoever got its connection next would be in its transaction.
  pool.on('release', (_error, client) => {
    if ('readyForQuery' in client && !client.readyForQuery)
      void client.end().catch(() => undefined);
  });
  return pool;
}

/** The queries of one process on its pool; end both by `$disconnect()`. */
export function openPrisma(
  connection: Connection,
  poolSize = 10,
  pool = openPool(connection, poolSize),
): PrismaClient {
  const options = { statementNameGenerator: statementNames(), disposeExternalPool: true };
  return new PrismaClient({ adapter: new PrismaPg(pool, options) });
}

/** A server that is gone from the network without a word is noticed after so long, and its connections are made anew. */
const connectMs = 10_000;

/** As long as a transaction may take: no statement of ours takes a tenth of that. */
const longestMs = 30_000;

/** A process that was stopped in the middle of a transaction keeps the others waiting for no longer. */
const idleInTransactionMs = 60_000;

/** A new connection costs ten milliseconds of signing in and planning, which somebody waits for. */
const idleMs = 10 * 60_000;

/** Statements vary with the lengths of lists in them; what comes after so many stays without a name. */
const mostNames = 500;

/** Named statements are planned once a connection: planning takes longer than running them. */
function statementNames(): ({ sql }: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostNames) return '';
    const name = `waymark_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
