import { z } from 'zod';
import type { ActionsWhere } from '../app/store-plans.ts';
import type { OpenAsk } from '../core/action-now.ts';
import { askKindColumn, given, localDateColumn } from './columns.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { actionsFrom, actionsWhere } from './plans-where.ts';

const rowSchema = z.object({
  id: z.string(),
  actionId: z.string(),
  ref: z.string(),
  kind: askKindColumn,
  text: z.string(),
  ofWhom: z.string().nullable(),
  neededByOn: localDateColumn.nullable(),
  raisedAt: z.coerce.date(),
});

/** Asks that nobody took back, earliest needed first, then those without a day, the oldest first. One statement. */
export async function readAsks(
  db: Db,
  partnershipId: string,
  where: ActionsWhere,
): Promise<OpenAsk[]> {
  return asksOf(await db.$queryRaw(selectAsks(partnershipId, where)));
}

/** The rows of `selectAsks`, also as JSON. */
export function asksOf(rows: unknown): OpenAsk[] {
  return z.array(rowSchema).parse(rows).map(given);
}

export function selectAsks(partnershipId: string, where: ActionsWhere): Prisma.Sql {
  return Prisma.sql`
    SELECT ask."id", ask."actionId", action."ref", ask."kind", ask."text", ask."ofWhom", ask."neededByOn",
      ask."raisedAt"
    FROM ${actionsFrom}
    JOIN "Ask" ask
      ON ask."partnershipId" = action."partnershipId" AND ask."actionId" = action."id" AND ask."withdrawnAt" IS NULL
    WHERE ${actionsWhere(partnershipId, where)}
    ORDER BY ask."neededByOn" NULLS LAST, ask."raisedAt", ask."id"`;
}
