import { z } from 'zod';
import type { Conversation, Conversations } from '../app/store-conversations.ts';
import type { PersonStanding } from '../core/match-people.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';
import type { Prisma, Conversation as Row } from './generated/client.ts';

const kindColumn = z.enum(['user', 'channel', 'team']);
const standingColumn: z.ZodType<PersonStanding> = z.enum(['member', 'guest', 'external']);

export function conversationsOf(db: Db): Conversations {
  const standingIn = (workspaceId: string) => ({ workspaceId, endedAt: null });

  async function find(
    workspaceId: string,
    kind: Conversation['kind'],
    externalId: string,
  ): Promise<Conversation | undefined> {
    const key = { workspaceId, kind, externalId };
    const row = await db.conversation.findUnique({ where: { workspaceId_kind_externalId: key } });
    return row && row.endedAt === null ? conversationOf(row) : undefined;
  }

  async function all(where: Prisma.ConversationWhereInput): Promise<readonly Conversation[]> {
    const rows = await db.conversation.findMany({ where, orderBy: { externalId: 'asc' } });
    return rows.map(conversationOf);
  }

  return {
    find,

    async seen(conversation) {
      const { workspaceId, kind, externalId } = conversation;
      const before = await find(workspaceId, kind, externalId);
      if (before && !differs(conversation, before)) return 'known';
      if (!before && (await add(db, conversation))) return 'new';
      return (await renew(db, conversation)) ? 'new' : 'known';
    },

    async end(workspaceId, kind, externalId, at) {
      const { count } = await db.conversation.updateMany({
        where: { ...standingIn(workspaceId), kind, externalId },
        data: { endedAt: at, name: null, email: null, standing: null },
      });
      return count === 1;
    },

    async latest(workspaceId) {
      const row = await db.conversation.findFirst({
        where: standingIn(workspaceId),
        orderBy: { seenAt: 'desc' },
      });
      return row ? conversationOf(row) : undefined;
    },

    async describe(workspaceId, userId, { name, email = null, standing }) {
      await db.$executeRaw`
        UPDATE "Conversation" SET "name" = ${name}, "email" = ${email}, "standing" = ${standing}
        WHERE "workspaceId" = ${workspaceId}::uuid AND "kind" = 'user' AND "externalId" = ${userId} AND "endedAt" IS NULL
          AND ("name", "email", "standing") IS DISTINCT FROM (${name}, ${email}, ${standing})`;
    },

    async people(workspaceId) {
      const rows = await db.conversation.findMany({
        where: { ...standingIn(workspaceId), kind: 'user', name: { not: null } },
        orderBy: { externalId: 'asc' },
      });
      return rows.map(({ externalId, name, email, standing }) => ({
        ...given({ name: name ?? '', email }),
        userId: externalId,
        standing: standingColumn.parse(standing),
      }));
    },

    unknown: (workspaceId) => all({ ...standingIn(workspaceId), kind: 'user', name: null }),

    teams: (workspaceId) => all({ ...standingIn(workspaceId), kind: 'team' }),
  };
}

const differs = (now: Conversation, before: Conversation): boolean =>
  now.conversationId !== before.conversationId ||
  now.serviceUrl !== before.serviceUrl ||
  now.botId !== before.botId ||
  (now.accountId !== undefined && now.accountId !== before.accountId);

/** False where it is there already, also where it has ended. */
async function add(db: Db, conversation: Conversation): Promise<boolean> {
  const { workspaceId, kind, externalId, conversationId, serviceUrl, botId } = conversation;
  const added = await db.$executeRaw`
    INSERT INTO "Conversation" ("workspaceId", "kind", "externalId", "conversationId", "serviceUrl", "botId", "accountId", "seenAt")
    VALUES (${workspaceId}::uuid, ${kind}, ${externalId}, ${conversationId}, ${serviceUrl}, ${botId},
      ${conversation.accountId ?? null}, now())
    ON CONFLICT DO NOTHING`;
  return added === 1;
}

/** Whether it had ended. */
async function renew(db: Db, conversation: Conversation): Promise<boolean> {
  const { workspaceId, kind, externalId, conversationId, serviceUrl, botId } = conversation;
  // Locked first: of two at the same time only one finds it ended.
  const rows = await db.$queryRaw<{ hadEnded: boolean }[]>`
    WITH before AS (
      SELECT "endedAt" IS NOT NULL AS "hadEnded" FROM "Conversation"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "kind" = ${kind} AND "externalId" = ${externalId}
      FOR UPDATE
    )
    UPDATE "Conversation" SET "conversationId" = ${conversationId}, "serviceUrl" = ${serviceUrl}, "botId" = ${botId},
      "accountId" = coalesce(${conversation.accountId ?? null}, "accountId"), "seenAt" = now(), "endedAt" = NULL
    FROM before
    WHERE "workspaceId" = ${workspaceId}::uuid AND "kind" = ${kind} AND "externalId" = ${externalId}
    RETURNING before."hadEnded"`;
  return rows[0]?.hadEnded ?? false;
}

function conversationOf(row: Row): Conversation {
  const { workspaceId, externalId, conversationId, serviceUrl, botId, accountId } = row;
  const kind = kindColumn.parse(row.kind);
  const place = { workspaceId, kind, externalId, conversationId, serviceUrl, botId };
  return { ...place, ...(accountId === null ? {} : { accountId }) };
}
