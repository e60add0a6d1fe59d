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
  const settings = {
    ...connection,
    options,
    max: poolSize,
    idleTimeoutMillis: idleMs,
    application_name: 'waymark',
  };
  return new PrismaClient({
    adapter: new PrismaPg(settings, { statementNameGenerator: statementNames() }),
  });
}

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
