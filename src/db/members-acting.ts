import { z } from 'zod';
import type { Acting } from '../app/acting.ts';
import type { Sender } from '../app/intent.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { recordEvent } from './journal.ts';
import { partnershipNow } from './partnership-now.ts';

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    simulatedAt: z.date().nullable(),
    memberId: z.string(),
    memberName: z.string(),
    roles: z.array(z.string()),
    subGroups: z.array(z.object({ id: z.string(), as: z.enum(['lead', 'deputy', 'chair']) })),
    /** The partnership whose Executive's channel it is. */
    channelOf: z.string().nullable(),
  }),
);

/**
 * In whose name somebody may act. None for a stranger, and for somebody of another team whose account the plan does not list. Runs on every command, press and form: one statement, which also puts
 * the event with the id `recording` on record.
 */
export async function readActing(
  db: Db,
  sender: Sender,
  machineNow: Date,
  recording?: string,
): Promise<Acting[]> {
  const recorded =
    recording === undefined
      ? Prisma.empty
      : Prisma.sql`WITH recorded AS (${recordEvent(sender.workspaceId, recording)})`;
  const found = await db.$queryRaw`
    ${recorded}
    SELECT partnership."id", partnership."slug", partnership."name", partnership."timeZone",
      partnership."simulatedAt", member."id" AS "memberId", member."name" AS "memberName", member."roles",
      (
        SELECT coalesce(json_agg(json_build_object('id', part."id", 'as', held."as") ORDER BY part."position"), '[]')
        FROM "SubGroup" part
        JOIN "BusinessPlan" plan ON plan."partnershipId" = part."partnershipId" AND plan."id" = part."planId"
        CROSS JOIN LATERAL (
          VALUES ('lead', part."leadId"), ('deputy', part."deputyId"), ('chair', part."chairId")
        ) held("as", "memberId")
        WHERE part."partnershipId" = member."partnershipId" AND part."withdrawnAt" IS NULL
          AND plan."state" = 'agreed' AND held."memberId" = member."id"
      ) AS "subGroups",
      (
        SELECT schedule."partnershipId" FROM "Schedule" schedule
        WHERE schedule."executiveWorkspaceId" = account."workspaceId"
          AND schedule."executiveChannel" = ${sender.channelId ?? null} AND schedule."withdrawnAt" IS NULL
        LIMIT 1
      ) AS "channelOf"
    FROM "Account" account
    JOIN "Member" member
      ON member."partnershipId" = account."partnershipId" AND member."id" = account."memberId"
    JOIN "Partnership" partnership ON partnership."id" = account."partnershipId"
    WHERE account."workspaceId" = ${sender.workspaceId}::uuid AND account."userId" = ${sender.userId}
      AND member."active" AND (account."position" IS NOT NULL OR NOT ${sender.isOutside ?? false}::boolean)
    ORDER BY partnership."slug"`;
  const rows = rowsSchema.parse(found);
  const ofChannel = rows.filter((row) => row.channelOf === row.id);
  return (ofChannel.length > 0 ? ofChannel : rows).map((row) => ({
    partnership: partnershipNow(row, machineNow),
    member: {
      id: row.memberId,
      name: row.memberName,
      roles: row.roles,
      subGroups: row.subGroups,
    },
    workspaceId: sender.workspaceId,
    userId: sender.userId,
    ...(sender.channelId === undefined ? {} : { channelId: sender.channelId }),
    ...(row.channelOf && row.channelOf !== row.id ? { channelOfAnother: true } : {}),
  }));
}
