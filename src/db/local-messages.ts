import { validate as isUuid, v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Conversation, LocalMessage, LocalStore } from '../app/local-workspace.ts';
import { cardColumn } from './card-column.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';

/** Told on it, with the conversation, once a message is put or replaced. */
export const localChannel = 'waymark_local';

const idsSchema = z.array(z.object({ id: z.string() }));

const messagesSchema = z.array(
  z.object({
    id: z.string(),
    threadOf: z.string().nullable(),
    card: cardColumn,
    postedAt: z.date(),
    replacedAt: z.date().nullable(),
  }),
);

export function messagesOf(
  db: Db,
  workspaceId: string,
): Pick<LocalStore, 'messages' | 'put' | 'replace' | 'find'> {
  return {
    messages: (conversation, limit) => readMessages(db, workspaceId, conversation, limit),

    async put({ conversation, key, card, postedAt, threadOf }) {
      const put = await db.$queryRaw`
        WITH put AS (
          INSERT INTO "LocalMessage" ("workspaceId", "id", "conversation", "threadOf", "key", "card", "postedAt")
          VALUES (${workspaceId}::uuid, ${uuid()}::uuid, ${conversation}, ${threadOf ?? null}::uuid, ${key},
            ${JSON.stringify(card)}::jsonb, ${postedAt})
          ON CONFLICT ("workspaceId", "key") DO NOTHING
          RETURNING "id", "conversation"
        )
        SELECT "id", pg_notify(${localChannel}, "conversation")::text FROM put`;
      const [message] = idsSchema.parse(put);
      return message?.id ?? readIdOfKey(db, workspaceId, key);
    },

    async replace(id, card, at) {
      if (!isUuid(id)) return false;
      const replaced = await db.$queryRaw`
        WITH replaced AS (
          UPDATE "LocalMessage" SET "card" = ${JSON.stringify(card)}::jsonb, "replacedAt" = ${at}
          WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ${id}::uuid
          RETURNING "id", "conversation"
        )
        SELECT "id", pg_notify(${localChannel}, "conversation")::text FROM replaced`;
      return idsSchema.parse(replaced).length === 1;
    },

    async find(keys) {
      const found = await db.localMessage.findMany({
        where: { workspaceId, key: { in: [...keys] } },
        select: { key: true, id: true },
      });
      return new Map(found.map(({ key, id }) => [key, id]));
    },
  };
}

/** Newest threads first until there are enough, and in each its parent first: so that no answer is without its parent. */
async function readMessages(
  db: Db,
  workspaceId: string,
  conversation: Conversation,
  limit: number,
): Promise<LocalMessage[]> {
  const found = await db.$queryRaw`
    SELECT "id", "threadOf", "card", "postedAt", "replacedAt" FROM (
      SELECT *, coalesce("threadOf", "id") AS "thread" FROM "LocalMessage"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "conversation" = ${conversation}
      ORDER BY "thread" DESC, "threadOf" IS NOT NULL, "id" DESC
      LIMIT ${limit}
    ) newest
    ORDER BY "thread", "id"`;
  return messagesSchema.parse(found).map(given);
}

async function readIdOfKey(db: Db, workspaceId: string, key: string): Promise<string> {
  const { id } = await db.localMessage.findUniqueOrThrow({
    where: { workspaceId_key: { workspaceId, key } },
    select: { id: true },
  });
  return id;
}
