import { v7 as uuid } from 'uuid';
import { toDateColumn } from './columns.ts';
import { idOf, idsByNumber, idsByText, type PlanIds, type PlanWriting } from './plans-writing.ts';

/** The agreed plan; there is one a partnership, and each writing is a new version of it. */
export async function writeBusinessPlan(writing: PlanWriting): Promise<string> {
  const { db, partnershipId, plan, at } = writing;
  const { title, fromOn, toOn } = plan.plan;
  const facts = { title, fromOn: toDateColumn(fromOn), toOn: toDateColumn(toOn), importedAt: at };
  const before = await db.businessPlan.findFirst({ where: { partnershipId, state: 'agreed' } });
  if (before) {
    await db.businessPlan.update({
      where: { partnershipId_id: { partnershipId, id: before.id } },
      data: { ...facts, version: { increment: 1 } },
    });
    return before.id;
  }
  const id = uuid();
  await db.businessPlan.create({
    data: { ...facts, partnershipId, id, version: 1, state: 'agreed' },
  });
  return id;
}

export async function writeAgencies({ db, partnershipId, plan, at }: PlanWriting): Promise<void> {
  const agencies = plan.agencies.map(({ id, name, statutory }, position) => ({
    id: uuid(),
    key: id,
    name,
    statutory,
    position,
  }));
  await db.$executeRaw`
    INSERT INTO "Agency" ("partnershipId", "id", "key", "name", "statutory", "position")
    SELECT ${partnershipId}::uuid, "id", "key", "name", "statutory", "position"
    FROM jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) agency(
      "id" uuid, "key" text, "name" text, "statutory" boolean, "position" int)
    ON CONFLICT ("partnershipId", "key") DO UPDATE SET
      "name" = excluded."name", "statutory" = excluded."statutory", "position" = excluded."position",
      "withdrawnAt" = NULL`;
  await db.agency.updateMany({
    where: { partnershipId, withdrawnAt: null, key: { notIn: plan.agencies.map(({ id }) => id) } },
    data: { withdrawnAt: at },
  });
}

/** Gives priorities' ids by their numbers. */
export async function writePriorities(
  { db, partnershipId, plan, at }: PlanWriting,
  planId: string,
): Promise<PlanIds<number>> {
  const priorities = plan.priorities.map((priority, position) => ({
    ...priority,
    id: uuid(),
    position,
  }));
  const written = await db.$queryRaw`
    INSERT INTO "Priority" ("partnershipId", "id", "planId", "number", "title", "outcome", "sponsorKey", "position")
    SELECT ${partnershipId}::uuid, "id", ${planId}::uuid, "number", "title", "outcome", "sponsor", "position"
    FROM jsonb_to_recordset(${JSON.stringify(priorities)}::jsonb) priority(
      "id" uuid, "number" int, "title" text, "outcome" text, "sponsor" text, "position" int)
    ON CONFLICT ("partnershipId", "planId", "number") DO UPDATE SET
      "title" = excluded."title", "outcome" = excluded."outcome", "sponsorKey" = excluded."sponsorKey",
      "position" = excluded."position", "withdrawnAt" = NULL
    RETURNING "number" AS "key", "id"`;
  const ids = idsByNumber(written);
  await db.priority.updateMany({
    where: { partnershipId, planId, withdrawnAt: null, number: { notIn: [...ids.keys()] } },
    data: { withdrawnAt: at },
  });
  return ids;
}

/** Gives sub-groups' ids by the plan's ids for them. */
export async function writeSubGroups(
  { db, partnershipId, plan, at }: PlanWriting,
  planId: string,
  memberIds: PlanIds<string>,
): Promise<PlanIds<string>> {
  const subGroups = plan.subGroups.map(({ id, name, kind, chair, lead, deputy }, position) => ({
    id: uuid(),
    key: id,
    name,
    kind,
    chair: chair && idOf(memberIds, chair),
    lead: idOf(memberIds, lead),
    deputy: deputy && idOf(memberIds, deputy),
    position,
  }));
  const written = await db.$queryRaw`
    INSERT INTO "SubGroup" ("partnershipId", "id", "planId", "key", "name", "kind", "chairId", "leadId", "deputyId",
      "position")
    SELECT ${partnershipId}::uuid, "id", ${planId}::uuid, "key", "name", "kind", "chair", "lead", "deputy", "position"
    FROM jsonb_to_recordset(${JSON.stringify(subGroups)}::jsonb) part(
      "id" uuid, "key" text, "name" text, "kind" text, "chair" uuid, "lead" uuid, "deputy" uuid, "position" int)
    ON CONFLICT ("partnershipId", "planId", "key") DO UPDATE SET
      "name" = excluded."name", "kind" = excluded."kind", "chairId" = excluded."chairId",
      "leadId" = excluded."leadId", "deputyId" = excluded."deputyId", "position" = excluded."position",
      "withdrawnAt" = NULL
    RETURNING "key", "id"`;
  const ids = idsByText(written);
  await db.subGroup.updateMany({
    where: { partnershipId, planId, withdrawnAt: null, key: { notIn: [...ids.keys()] } },
    data: { withdrawnAt: at },
  });
  return ids;
}
