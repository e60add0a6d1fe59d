import type { Matches, MemberThere } from '../app/store-matches.ts';
import { notInTeams } from '../core/app-not-there.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';
import { calendarAt } from './ledger-due.ts';
import { wantingOf } from './matches-wanted.ts';

/** Machine time, by the database's clock: any bot may be the one that does it, and their clocks differ. */
export function matchesOf(db: Db): Matches {
  return {
    ...wantingOf(db),

    async due(withinMs = 0) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "Workspace"
        WHERE "matchAt" IS NOT NULL AND "matchAt" <= now() + ${withinMs}::float8 * interval '1 millisecond'
        ORDER BY "matchAt"`;
      return rows.map(({ id }) => id);
    },

    async claim(workspaceId, leaseMs) {
      const rows = await db.$queryRaw<{ until: Date; failures: number }[]>`
        UPDATE "Workspace" SET "matchAt" = now() + ${leaseMs}::float8 * interval '1 millisecond'
        WHERE "id" = ${workspaceId}::uuid AND "matchAt" <= now()
        RETURNING "matchAt" AS "until", "matchFailures" AS "failures"`;
      const [row] = rows;
      return row && { workspaceId, ...row };
    },

    async stands({ workspaceId, until }) {
      const where = { id: workspaceId, matchAt: until };
      return (await db.workspace.count({ where })) === 1;
    },

    async end({ workspaceId, until }, afterMs) {
      await db.$executeRaw`
        UPDATE "Workspace" SET "matchAt" = now() + ${afterMs}::float8 * interval '1 millisecond',
          "matchFailures" = 0
        WHERE "id" = ${workspaceId}::uuid AND "matchAt" = ${until}`;
    },

    async putOff({ workspaceId, until }, afterMs) {
      await db.$executeRaw`
        UPDATE "Workspace" SET "matchAt" = now() + ${afterMs}::float8 * interval '1 millisecond',
          "matchFailures" = "matchFailures" + 1
        WHERE "id" = ${workspaceId}::uuid AND "matchAt" = ${until}`;
    },

    async partnerships(workspaceId) {
      const rows = await db.partnershipWorkspace.findMany({
        where: { workspaceId },
        orderBy: { partnershipId: 'asc' },
      });
      return rows.map(({ partnershipId }) => partnershipId);
    },

    async hold(partnershipId, workspaceId) {
      await db.$queryRaw`
        SELECT "id" FROM "Partnership" WHERE "id" = ${partnershipId}::uuid FOR NO KEY UPDATE`;
      const link = await db.partnershipWorkspace.findUnique({
        where: { partnershipId_workspaceId: { partnershipId, workspaceId } },
      });
      if (!link) return undefined;
      const members = await readMembersThere(db, partnershipId, workspaceId);
      return given({ members, told: link.matchTold });
    },

    async remove(partnershipId, workspaceId, memberIds) {
      await db.account.deleteMany({
        where: {
          partnershipId,
          workspaceId,
          memberId: { in: [...memberIds] },
          matchedEmail: { not: null },
        },
      });
      await preferAnother(db, partnershipId, memberIds);
    },

    async add(partnershipId, workspaceId, accounts) {
      const preferring = accounts.filter(({ preferred }) => preferred);
      await db.account.updateMany({
        where: { partnershipId, memberId: { in: preferring.map(({ memberId }) => memberId) } },
        data: { preferred: false },
      });
      await db.account.createMany({
        data: accounts.map(({ memberId, userId, email, preferred }) => ({
          partnershipId,
          workspaceId,
          memberId,
          userId,
          preferred,
          matchedEmail: email,
        })),
      });
    },

    reached: (workspaceId, userIds) => readReached(db, workspaceId, userIds),

    missed: (machineNow) => readMissed(db, machineNow),

    async setTold(partnershipId, workspaceId, told) {
      await db.partnershipWorkspace.updateMany({
        where: { partnershipId, workspaceId },
        data: { matchTold: told },
      });
    },
  };
}

/** Whoever has accounts left and prefers none of them, prefers one; the plan prefers one of those that it lists, so it is a matched one. */
async function preferAnother(
  db: Db,
  partnershipId: string,
  memberIds: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE "Account" account SET "preferred" = TRUE
    FROM (
      SELECT DISTINCT ON ("memberId") "workspaceId", "userId" FROM "Account"
      WHERE "partnershipId" = ${partnershipId}::uuid AND "memberId" = ANY(${[...memberIds]}::uuid[])
      ORDER BY "memberId", "preferred" DESC, "matchedEmail" NULLS LAST, "workspaceId"
    ) first
    WHERE account."partnershipId" = ${partnershipId}::uuid
      AND account."workspaceId" = first."workspaceId" AND account."userId" = first."userId"`;
}

async function readReached(
  db: Db,
  workspaceId: string,
  userIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.conversation.findMany({
    where: { workspaceId, kind: 'user', externalId: { in: [...userIds] }, endedAt: null },
    select: { externalId: true },
  });
  return rows.map(({ externalId }) => externalId);
}

/** By the index of what is in trouble; whoever was only now seen is on their way to be reached. */
async function readMissed(
  db: Db,
  machineNow: Date,
): Promise<readonly { workspaceId: string; userId: string }[]> {
  return db.$queryRaw`
    SELECT DISTINCT delivery."workspaceId", delivery."toId" AS "userId" FROM "Delivery" delivery
    JOIN "Partnership" partnership ON partnership."id" = delivery."partnershipId"
    JOIN "Conversation" there
      ON there."workspaceId" = delivery."workspaceId" AND there."kind" = 'user' AND there."externalId" = delivery."toId"
        AND there."endedAt" IS NULL AND there."seenAt" < now() - interval '1 minute'
    JOIN "Account" account
      ON account."partnershipId" = delivery."partnershipId" AND account."workspaceId" = delivery."workspaceId"
        AND account."userId" = delivery."toId" AND account."memberId" = delivery."memberId"
    JOIN "Member" member
      ON member."partnershipId" = account."partnershipId" AND member."id" = account."memberId" AND member."active"
    WHERE delivery."state" = 'failed' AND delivery."toKind" = 'user' AND delivery."lastError" = ${notInTeams}
      AND delivery."followsId" IS NULL
      AND (delivery."notAfter" IS NULL OR delivery."notAfter" >= ${calendarAt(machineNow)})
    LIMIT 10`;
}

async function readMembersThere(
  db: Db,
  partnershipId: string,
  workspaceId: string,
): Promise<MemberThere[]> {
  const members = await db.member.findMany({
    where: { partnershipId, active: true },
    orderBy: { position: 'asc' },
    include: { accounts: true },
  });
  return members.map(({ id, name, email, accounts }) => {
    const here = accounts.find((one) => one.workspaceId === workspaceId);
    const account = here && given({ userId: here.userId, matchedEmail: here.matchedEmail });
    const elsewhere = accounts.filter((one) => one.workspaceId !== workspaceId);
    // Everybody's own on the local workspace counts for nothing beside it.
    const hasOther = elsewhere.some(
      (one) => one.preferred && (one.position !== null || one.matchedEmail !== null),
    );
    return { ...given({ id, name, email }), ...(account && { account }), hasOther };
  });
}
