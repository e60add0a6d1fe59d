import { v7 as uuid } from 'uuid';
import { idsByText, type PlanIds, type PlanWriting } from './plans-writing.ts';

/** Everybody in the plan becomes an active member, and nobody else is one. Gives members' ids. */
export async function writePeople({
  db,
  partnershipId,
  plan,
}: PlanWriting): Promise<PlanIds<string>> {
  const people = plan.people.map(({ id, name, email, agency, roles }, position) => ({
    id: uuid(),
    key: id,
    name,
    email,
    agency,
    roles,
    position,
  }));
  const written = await db.$queryRaw`
    INSERT INTO "Member" ("partnershipId", "id", "key", "name", "email", "agencyKey", "roles", "position", "active")
    SELECT ${partnershipId}::uuid, "id", "key", "name", "email", "agency", "roles", "position", true
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) person(
      "id" uuid, "key" text, "name" text, "email" text, "agency" text, "roles" text[], "position" int)
    ON CONFLICT ("partnershipId", "key") DO UPDATE SET
      "name" = excluded."name", "email" = excluded."email", "agencyKey" = excluded."agencyKey",
      "roles" = excluded."roles", "position" = excluded."position", "active" = true
    RETURNING "key", "id"`;
  const ids = idsByText(written);
  await db.member.updateMany({
    where: { partnershipId, active: true, key: { notIn: [...ids.keys()] } },
    data: { active: false },
  });
  return ids;
}
