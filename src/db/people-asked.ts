import { z } from 'zod';
import type { MessageToAsked, PersonAsked } from '../core/person-asked.ts';
import { whyCancelledOf } from '../core/why-cancelled.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';
import { stateColumn } from './delivery-row.ts';

const instant = z.coerce.date();

const messageSchema = z.object({
  id: z.string(),
  kind: z.enum(['prompt', 'deputy', 'reminder', 'receipt']),
  state: stateColumn,
  sentAt: instant.nullable(),
  sentByMachineAt: instant.nullable(),
  lastError: z.string().nullable(),
});
type MessageRow = z.infer<typeof messageSchema>;

const rowsSchema = z.array(
  z.object({
    requestId: z.string(),
    memberId: z.string(),
    key: z.string(),
    name: z.string(),
    as: z.array(z.enum(['lead', 'deputy'])),
    asked: z.int(),
    answered: z.int(),
    askedAt: z.date(),
    promptId: z.string(),
    answeredAt: z.date().nullable(),
    draftedAt: z.date().nullable(),
    snoozedUntilAt: z.date().nullable(),
    handedOver: z.array(
      z.object({ at: instant, for: z.enum(['passed', 'no-answer']), actions: z.int() }),
    ),
    messages: z.array(messageSchema),
  }),
);

/**
 * Everybody in the plan who was asked in the period, in the plan's order. One statement. The ledger keeps machine time; at what
 * calendar time a message was sent is what the local workspace shows beside it, and simulated time exists only there.
 */
export async function readPeopleAsked(
  db: Db,
  partnershipId: string,
  periodId: string,
): Promise<PersonAsked[]> {
  const found = await db.$queryRaw`
    WITH asked AS (
      SELECT * FROM "UpdateRequest"
      WHERE "partnershipId" = ${partnershipId}::uuid AND "periodId" = ${periodId}::uuid
    ),
    answer AS (
      SELECT "actionId", "authorId", min("reportedAt") AS "at" FROM "StatusUpdate"
      WHERE "partnershipId" = ${partnershipId}::uuid AND "periodId" = ${periodId}::uuid
      GROUP BY "actionId", "authorId"
    ),
    items AS (
      SELECT asked."id", array_agg(DISTINCT item."capacity") AS "as",
        count(DISTINCT item."actionId")::int AS "asked", count(DISTINCT answer."actionId")::int AS "answered",
        min(answer."at") FILTER (WHERE answer."authorId" = asked."memberId") AS "answeredAt"
      FROM asked
      JOIN "UpdateRequestItem" item ON item."partnershipId" = asked."partnershipId" AND item."requestId" = asked."id"
      LEFT JOIN answer ON answer."actionId" = item."actionId"
      GROUP BY asked."id"
    ),
    handed AS (
      SELECT "requestId",
        json_agg(json_build_object('at', "passedAt", 'for', "passedFor", 'actions', "actions") ORDER BY "passedAt") AS "all"
      FROM (
        SELECT item."requestId", item."passedAt", item."passedFor", count(*)::int AS "actions"
        FROM asked
        JOIN "UpdateRequestItem" item ON item."partnershipId" = asked."partnershipId" AND item."requestId" = asked."id"
        WHERE item."passedAt" IS NOT NULL
        GROUP BY item."requestId", item."passedAt", item."passedFor"
      ) each
      GROUP BY "requestId"
    ),
    message AS (
      SELECT one."memberId", json_agg(json_build_object(
          'id', one."id", 'kind', one."kind", 'state', one."state",
          'sentAt', CASE WHEN one."state" = 'sent' THEN
            coalesce(shown."postedAt", CASE WHEN partnership."simulatedAt" IS NULL THEN one."sentAt" END) END,
          'sentByMachineAt', CASE WHEN one."state" = 'sent' THEN one."sentAt" END,
          'lastError', CASE WHEN one."state" <> 'sent' THEN one."lastError" END
        ) ORDER BY one."id") AS "all"
      FROM "Delivery" one
      JOIN "Partnership" partnership ON partnership."id" = one."partnershipId"
      LEFT JOIN "LocalMessage" shown ON shown."workspaceId" = one."workspaceId" AND shown."key" = one."id"::text
      WHERE one."partnershipId" = ${partnershipId}::uuid AND one."periodId" = ${periodId}::uuid
        AND (
          one."kind" IN ('prompt', 'deputy', 'reminder') AND one."followsAs" IS DISTINCT FROM 'replaces'
          OR one."kind" = 'receipt' AND one."state" NOT IN ('sent', 'cancelled')
        )
      GROUP BY one."memberId"
    )
    SELECT asked."id" AS "requestId", asked."memberId", member."key", member."name", items."as", items."asked",
      items."answered", asked."askedAt", asked."promptId", items."answeredAt", draft."draftedAt",
      asked."snoozedUntilAt", coalesce(handed."all", '[]') AS "handedOver", coalesce(message."all", '[]') AS "messages"
    FROM asked
    JOIN "Member" member ON member."partnershipId" = asked."partnershipId" AND member."id" = asked."memberId"
    JOIN items ON items."id" = asked."id"
    LEFT JOIN handed ON handed."requestId" = asked."id"
    LEFT JOIN message ON message."memberId" = asked."memberId"
    LEFT JOIN "Draft" draft ON draft."partnershipId" = asked."partnershipId"
      AND draft."memberId" = asked."memberId" AND draft."periodId" = asked."periodId"
    WHERE member."active"
    ORDER BY member."position", asked."id"`;
  return rowsSchema
    .parse(found)
    .map(({ messages, ...row }) => ({ ...given(row), messages: messages.map(messageOf) }));
}

function messageOf({ lastError, ...message }: MessageRow): MessageToAsked {
  // One that was not needed any more may have kept what was said of an attempt before.
  const why =
    message.state === 'cancelled'
      ? { cancelled: whyCancelledOf(lastError) ?? null }
      : { error: lastError };
  return given({ ...message, ...why });
}
