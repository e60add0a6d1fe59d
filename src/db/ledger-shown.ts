import { z } from 'zod';
import type { DeliveryState, ShownMessage, WhichShown } from '../app/store-ledger.ts';
import { cardColumn } from './card-column.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';
import { kindColumn } from './delivery-row.ts';
import { Prisma } from './generated/client.ts';

const rows = z.array(
  z.object({
    id: z.string(),
    key: z.string(),
    kind: kindColumn,
    memberId: z.string().nullable(),
    card: cardColumn,
    waiting: z.boolean(),
    troubled: z.boolean(),
    replaced: z.boolean(),
  }),
);

/** Oldest first. What was cancelled is not shown, and a replacement is shown in the message that it replaces. */
export async function readShown(
  db: Db,
  partnershipId: string,
  which: WhichShown,
): Promise<readonly ShownMessage[]> {
  const found = await db.$queryRaw`
    SELECT message."id", message."key", message."kind", message."memberId",
      coalesce(newest."card", message."card") AS "card",
      message."state" IN ('queued', 'failed') AS "waiting", message."state" IN ('held', 'failed') AS "troubled", newest."card" IS NOT NULL AS "replaced"
    FROM "Delivery" message
    LEFT JOIN LATERAL (${newestReplacement(['cancelled', 'failed'])}) newest ON TRUE
    WHERE message."partnershipId" = ${partnershipId}::uuid AND message."state" <> 'cancelled'
      AND message."followsAs" IS DISTINCT FROM 'replaces' AND ${whichOf(which)}
    ORDER BY message."id"`;
  return rows.parse(found).map(given);
}

/** Of a `message`, among those that are in none of these states. */
export function newestReplacement(except: readonly DeliveryState[]): Prisma.Sql {
  return Prisma.sql`
    SELECT one."card" FROM "Delivery" one
    WHERE one."partnershipId" = message."partnershipId" AND one."followsId" = message."id"
      AND one."followsAs" = 'replaces' AND one."state" <> ALL (${[...except]}::text[])
    ORDER BY one."queuedAt" DESC, one."id" DESC LIMIT 1`;
}

function whichOf(which: WhichShown): Prisma.Sql {
  if ('keys' in which) return Prisma.sql`message."key" = ANY(${which.keys})`;
  return Prisma.sql`
    message."periodId" = ${which.periodId}::uuid AND message."memberId" = ${which.memberId}::uuid
    AND message."kind" = ANY(${which.kinds})`;
}
