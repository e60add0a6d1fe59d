import { z } from 'zod';
import type { ActionsWhere } from '../app/store-plans.ts';
import type { ActionNow } from '../core/action-now.ts';
import {
  actionStateColumn,
  capacityColumn,
  given,
  localDateColumn,
  measureKindColumn,
  ragColumn,
} from './columns.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { actionsFrom, actionsWhere } from './plans-where.ts';

const measureSchema = z.object({
  kind: measureKindColumn,
  text: z.string(),
  baseline: z.string(),
  target: z.string().nullable(),
});

const latestSchema = z.object({
  id: z.string(),
  periodId: z.string(),
  revision: z.number(),
  sentence: z.string(),
  // In JSON, where PostgreSQL writes an instant as ISO 8601 with its offset.
  reportedAt: z.coerce.date(),
  late: z.boolean(),
  noChange: z.boolean(),
  capacity: capacityColumn,
});

const rowSchema = z.object({
  id: z.string(),
  ref: z.string(),
  title: z.string(),
  priority: z
    .object({ id: z.string(), number: z.number(), title: z.string() })
    .nullable()
    .transform((priority) => priority ?? ('cross-cutting' as const)),
  subGroup: z.object({ id: z.string(), key: z.string(), name: z.string() }),
  agencies: z.array(z.string()),
  measures: z.array(measureSchema.transform((measure) => given(measure))),
  baselineDueOn: localDateColumn.nullable(),
  dueOn: localDateColumn.nullable(),
  dueEach: z.string().nullable(),
  dueMoves: z.number(),
  state: actionStateColumn,
  rag: ragColumn.nullable(),
  ragBefore: ragColumn.nullable(),
  latest: latestSchema.nullable(),
});

/**
 * Actions as they stand, in the plan's order, agencies by name. One statement; each row's last update is
 * looked up by its id, so that it takes the same time whatever number of updates is stored. Agencies and
 * measures are read once for the whole plan: a look-up for each action takes twice as long in all.
 */
export async function readActions(
  db: Db,
  partnershipId: string,
  where: ActionsWhere,
): Promise<ActionNow[]> {
  return actionsOf(await db.$queryRaw(selectActions(partnershipId, where)));
}

/** The rows of `selectActions`, also as JSON. */
export function actionsOf(rows: unknown): ActionNow[] {
  return z.array(rowSchema).parse(rows).map(given);
}

export function selectActions(partnershipId: string, where: ActionsWhere): Prisma.Sql {
  return Prisma.sql`
    SELECT action."id", action."ref", action."title", action."baselineDueOn", action."dueOn", action."dueEach",
      action."dueMoves", action."state", action."rag", action."ragBefore",
      CASE WHEN priority."id" IS NOT NULL THEN
        json_build_object('id', priority."id", 'number', priority."number", 'title', priority."title")
      END AS "priority",
      json_build_object('id', part."id", 'key', part."key", 'name', part."name") AS "subGroup",
      ARRAY(
        SELECT agency."names" ->> listed."key" FROM unnest(action."agencyKeys") WITH ORDINALITY listed("key", "place")
        WHERE agency."names" ? listed."key" ORDER BY listed."place"
      ) AS "agencies",
      coalesce(measures."all", '[]') AS "measures",
      (
        SELECT json_build_object('id', latest."id", 'periodId', latest."periodId", 'revision', latest."revision",
          'sentence', latest."sentence", 'reportedAt', latest."reportedAt", 'late', latest."late",
          'noChange', latest."way" = 'no-change', 'capacity', latest."capacity")
        FROM "StatusUpdate" latest
        WHERE latest."partnershipId" = action."partnershipId" AND latest."id" = action."latestUpdateId"
      ) AS "latest"
    FROM ${actionsFrom}
    JOIN "SubGroup" part
      ON part."partnershipId" = action."partnershipId" AND part."id" = action."subGroupId"
    CROSS JOIN (
      SELECT coalesce(jsonb_object_agg("key", "name"), '{}') AS "names"
      FROM "Agency" WHERE "partnershipId" = ${partnershipId}::uuid
    ) agency
    LEFT JOIN (
      SELECT "actionId", json_agg(json_build_object('kind', "kind", 'text', "text", 'baseline', "baseline",
        'target', "target") ORDER BY "position") AS "all"
      FROM "SuccessMeasure" WHERE "partnershipId" = ${partnershipId}::uuid AND "withdrawnAt" IS NULL
      GROUP BY "actionId"
    ) measures ON measures."actionId" = action."id"
    WHERE ${actionsWhere(partnershipId, where)}
    ORDER BY action."position"`;
}
