import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { type NewActionChange, recordChanges } from './action-changes.ts';
import { localDateColumn } from './columns.ts';
import { idOf, idsByText, type PlanIds, type PlanWriting } from './plans-writing.ts';

/** Gives actions' ids by their refs. What moved is recorded; due dates that moved are counted. */
export async function writeActions(
  writing: PlanWriting,
  planId: string,
  priorityIds: PlanIds<number>,
  subGroupIds: PlanIds<string>,
): Promise<PlanIds<string>> {
  const { db, partnershipId, plan, at } = writing;
  const before = await lockActions(writing, planId);
  const actions = plan.actions.map((action, position) => ({
    id: uuid(),
    ref: action.ref,
    priorityId: action.priority === 'cross-cutting' ? null : idOf(priorityIds, action.priority),
    subGroupId: idOf(subGroupIds, action.subGroup),
    title: action.title,
    origin: action.origin,
    agencyKeys: action.agencies,
    dueOn: 'on' in action.due ? action.due.on : null,
    dueEach: 'each' in action.due ? action.due.each : null,
    position,
  }));
  const written = await db.$queryRaw`
    INSERT INTO "PriorityAction" AS action ("partnershipId", "id", "planId", "ref", "priorityId", "subGroupId", "title",
      "origin", "agencyKeys", "baselineDueOn", "dueOn", "dueEach", "position")
    SELECT ${partnershipId}::uuid, "id", ${planId}::uuid, "ref", "priorityId", "subGroupId", "title",
      "origin", "agencyKeys", "dueOn", "dueOn", "dueEach", "position"
    FROM jsonb_to_recordset(${JSON.stringify(actions)}::jsonb) wanted(
      "id" uuid, "ref" text, "priorityId" uuid, "subGroupId" uuid, "title" text, "origin" text, "agencyKeys" text[],
      "dueOn" date, "dueEach" text, "position" int)
    ON CONFLICT ("partnershipId", "planId", "ref") DO UPDATE SET
      "priorityId" = excluded."priorityId", "subGroupId" = excluded."subGroupId", "title" = excluded."title",
      "origin" = excluded."origin", "agencyKeys" = excluded."agencyKeys", "position" = excluded."position",
      "dueOn" = excluded."dueOn", "dueEach" = excluded."dueEach", "withdrawnAt" = NULL,
      "baselineDueOn" = CASE WHEN excluded."dueOn" IS NOT NULL
        THEN coalesce(action."baselineDueOn", excluded."dueOn") END,
      "dueMoves" = action."dueMoves"
        + (action."dueOn" IS NOT NULL AND action."dueOn" IS DISTINCT FROM excluded."dueOn")::int
    RETURNING "ref" AS "key", "id"`;
  const ids = idsByText(written);
  await recordChanges(db, partnershipId, movesSince(before, writing), at);
  await db.priorityAction.updateMany({
    where: { partnershipId, planId, withdrawnAt: null, ref: { notIn: [...ids.keys()] } },
    data: { withdrawnAt: at },
  });
  return ids;
}

const beforeSchema = z.array(
  z.object({
    id: z.string(),
    ref: z.string(),
    title: z.string(),
    subGroupKey: z.string(),
    subGroupName: z.string(),
    dueOn: localDateColumn.nullable(),
    dueEach: z.string().nullable(),
  }),
);
type ActionBefore = z.infer<typeof beforeSchema>[number];

/** The actions as they are stored, kept from being reported on until the transaction ends. */
async function lockActions(
  { db, partnershipId }: PlanWriting,
  planId: string,
): Promise<readonly ActionBefore[]> {
  return beforeSchema.parse(
    await db.$queryRaw`
      SELECT action."id", action."ref", action."title", action."dueOn", action."dueEach",
        part."key" AS "subGroupKey", part."name" AS "subGroupName"
      FROM "PriorityAction" action
      JOIN "SubGroup" part ON part."partnershipId" = action."partnershipId" AND part."id" = action."subGroupId"
      WHERE action."partnershipId" = ${partnershipId}::uuid AND action."planId" = ${planId}::uuid
      ORDER BY action."id"
      FOR NO KEY UPDATE OF action`,
  );
}

function movesSince(
  before: readonly ActionBefore[],
  { plan: { actions, subGroups } }: PlanWriting,
): NewActionChange[] {
  const wanted = new Map(actions.map((action) => [action.ref, action]));
  const names = new Map(subGroups.map(({ id, name }) => [id, name]));
  return before.flatMap((was) => {
    const action = wanted.get(was.ref);
    if (!action) return [];
    const due = 'on' in action.due ? action.due.on : action.due.each;
    const subGroup = names.get(action.subGroup) ?? null;
    const moves: (NewActionChange | false)[] = [
      action.title !== was.title && move(was, 'title', was.title, action.title),
      action.subGroup !== was.subGroupKey && move(was, 'subGroup', was.subGroupName, subGroup),
      due !== (was.dueOn ?? was.dueEach) && move(was, 'due', was.dueOn ?? was.dueEach, due),
    ];
    return moves.filter((one) => one !== false);
  });
}

function move(
  { id }: ActionBefore,
  field: NewActionChange['field'],
  from: string | null,
  to: string | null,
): NewActionChange {
  return { actionId: id, field, from, to };
}
