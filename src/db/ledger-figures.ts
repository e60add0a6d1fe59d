import type { UnderWay } from '../app/store-ledger.ts';
import type { Db } from './db.ts';

/** Only by the partial indexes of what is not final: it is asked every few seconds, whatever number was ever sent. */
export async function readUnderWayNow(db: Db, machineNow: Date): Promise<UnderWay> {
  const rows = await db.$queryRaw<{ state: keyof UnderWay['counts']; count: number }[]>`
    SELECT "state", count(*)::int AS "count" FROM "Delivery" WHERE "state" = 'queued' GROUP BY "state"
    UNION ALL
    SELECT "state", count(*)::int FROM "Delivery"
    WHERE "state" = ANY (ARRAY['sending'::text, 'uncertain'::text]) GROUP BY "state"
    UNION ALL
    SELECT "state", count(*)::int FROM "Delivery"
    WHERE "state" = ANY (ARRAY['held'::text, 'failed'::text]) GROUP BY "state"`;
  const [oldest] = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT min("notBefore") AS "at" FROM "Delivery" WHERE "state" = 'queued'`;
  const none = { queued: 0, sending: 0, uncertain: 0, held: 0, failed: 0 };
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  const since = oldest?.at ? machineNow.getTime() - oldest.at.getTime() : 0;
  return { counts: { ...none, ...counts }, oldestDueMs: Math.max(0, since) };
}
