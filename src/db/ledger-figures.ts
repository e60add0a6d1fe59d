import type { UnderWay } from '../app/store-ledger.ts';
import type { Db } from './db.ts';
import { canGo, queuedFrom } from './ledger-due.ts';
import { isHeld } from './ledger-edits.ts';

/** Only by the partial indexes of what is not final: it is asked every few seconds, whatever number was ever sent. */
export async function readUnderWayNow(db: Db): Promise<UnderWay> {
  const rows = await db.$queryRaw<{ state: keyof UnderWay['counts']; count: number }[]>`
    SELECT "state", count(*)::int AS "count" FROM "Delivery" WHERE "state" = 'queued' GROUP BY "state"
    UNION ALL
    SELECT "state", count(*)::int FROM "Delivery"
    WHERE "state" = ANY (ARRAY['sending'::text, 'uncertain'::text]) GROUP BY "state"
    UNION ALL
    SELECT "state", count(*)::int FROM "Delivery"
    WHERE "state" = ANY (ARRAY['held'::text, 'failed'::text]) GROUP BY "state"`;
  // What waits behind a message that was held or failed waits for a coordinator, as that one does; and an edit for whoever fills in a form in its place.
  const [oldest] = await db.$queryRaw<{ dueMs: number | null; queuedMs: number | null }[]>`
    SELECT
      1000 * extract(epoch FROM now() - min(delivery."notBefore") FILTER (WHERE delivery."notBefore" <= now() AND ${canGo}))::float8
        AS "dueMs",
      1000 * extract(epoch FROM now() - min(delivery."queuedAt"))::float8 AS "queuedMs"
    FROM ${queuedFrom} AND (delivery."followsId" IS NULL OR followed."state" NOT IN ('held', 'failed')) AND NOT ${isHeld}`;
  const none = { queued: 0, sending: 0, uncertain: 0, held: 0, failed: 0 };
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  return {
    counts: { ...none, ...counts },
    oldestDueMs: Math.max(0, oldest?.dueMs ?? 0),
    oldestQueuedMs: Math.max(0, oldest?.queuedMs ?? 0),
  };
}
