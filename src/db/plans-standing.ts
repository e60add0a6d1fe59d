import { z } from 'zod';
import type { ActionsWhere, PlanStanding } from '../app/store-plans.ts';
import type { Db } from './db.ts';
import { actionsOf, selectActions } from './plans-actions.ts';
import { asksOf, selectAsks } from './plans-asks.ts';

const rowSchema = z.tuple([
  z.object({
    actions: z.array(z.unknown()),
    asks: z.array(z.unknown()),
    periods: z.array(z.object({ id: z.string(), isOpen: z.boolean() })),
  }),
]);

/** Actions, asks and which periods are news, in one statement: it answers most commands, and each more costs as much again. */
export async function readStanding(
  db: Db,
  partnershipId: string,
  where: ActionsWhere,
): Promise<PlanStanding> {
  const found = await db.$queryRaw`
    SELECT
      (SELECT coalesce(json_agg(row), '[]') FROM (${selectActions(partnershipId, where)}) row) AS "actions",
      (SELECT coalesce(json_agg(row), '[]') FROM (${selectAsks(partnershipId, where)}) row) AS "asks",
      (
        SELECT coalesce(json_agg(row), '[]') FROM (
          SELECT "id", "closedAt" IS NULL AS "isOpen" FROM "ReportingPeriod"
          WHERE "partnershipId" = ${partnershipId}::uuid AND "openedAt" IS NOT NULL
          ORDER BY "opensAt" DESC LIMIT 2
        ) row
      ) AS "periods"`;
  const [{ actions, asks, periods }] = rowSchema.parse(found);
  const [latest, before] = periods;
  const current = latest?.isOpen && before ? [latest.id, before.id] : latest ? [latest.id] : [];
  return { actions: actionsOf(actions), asks: asksOf(asks), current };
}
