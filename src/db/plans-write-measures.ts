import { v7 as uuid } from 'uuid';
import { idOf, type PlanIds, type PlanWriting } from './plans-writing.ts';

/** A measure is known by its action and its place there. */
export async function writeMeasures(
  { db, partnershipId, plan, at }: PlanWriting,
  planId: string,
  actionIds: PlanIds<string>,
): Promise<void> {
  const measures = plan.actions.flatMap(({ ref, measures: ofAction }) =>
    ofAction.map((measure, position) => ({
      ...measure,
      id: uuid(),
      actionId: idOf(actionIds, ref),
      position,
    })),
  );
  await db.successMeasure.updateMany({
    where: { partnershipId, withdrawnAt: null, action: { planId } },
    data: { withdrawnAt: at },
  });
  await db.$executeRaw`
    INSERT INTO "SuccessMeasure" ("partnershipId", "id", "actionId", "kind", "text", "baseline", "target", "position")
    SELECT ${partnershipId}::uuid, "id", "actionId", "kind", "text", "baseline", "target", "position"
    FROM jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) measure(
      "id" uuid, "actionId" uuid, "kind" text, "text" text, "baseline" text, "target" text, "position" int)
    ON CONFLICT ("partnershipId", "actionId", "position") DO UPDATE SET
      "kind" = excluded."kind", "text" = excluded."text", "baseline" = excluded."baseline",
      "target" = excluded."target", "withdrawnAt" = NULL`;
}
