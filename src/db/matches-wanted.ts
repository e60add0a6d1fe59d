import type { Matches } from '../app/store-matches.ts';
import type { Db } from './db.ts';

/** When people are to be matched, by the database's clock. */
export function wantingOf(db: Db): Pick<Matches, 'want' | 'wantFor' | 'wantUnless' | 'wantOf'> {
  return {
    async want(workspaceId) {
      await db.$executeRaw`
        UPDATE "Workspace" SET "matchAt" = now(), "matchFailures" = 0
        WHERE "id" = ${workspaceId}::uuid AND "platform" <> 'local'`;
    },

    async wantFor(workspaceId, { userId, email }) {
      await db.$executeRaw`
        UPDATE "Workspace" workspace SET "matchAt" = now(), "matchFailures" = 0
        WHERE "id" = ${workspaceId}::uuid AND "platform" <> 'local' AND (
          EXISTS (
            SELECT FROM "Account" account
            WHERE account."workspaceId" = workspace."id" AND account."userId" = ${userId} AND account."matchedEmail" IS NOT NULL
          )
          OR EXISTS (
            SELECT FROM "PartnershipWorkspace" link JOIN "Member" member ON member."partnershipId" = link."partnershipId"
            WHERE link."workspaceId" = workspace."id" AND member."active" AND lower(member."email") = lower(${email ?? null}::text)
          )
        )`;
    },

    async wantUnless(workspaceId, dueWithinMs) {
      await db.$executeRaw`
        UPDATE "Workspace" SET "matchAt" = now()
        WHERE "id" = ${workspaceId}::uuid AND "platform" <> 'local'
          AND ("matchAt" IS NULL OR "matchAt" > now() + ${dueWithinMs}::float8 * interval '1 millisecond')`;
    },

    // In one order, so that two partnerships with the same workspaces wait for each other one way round only; and beside the links to the
    // workspace that another import has written and not committed yet, which a plain FOR UPDATE would wait for.
    async wantOf(partnershipId) {
      await db.$executeRaw`
        UPDATE "Workspace" SET "matchAt" = now(), "matchFailures" = 0
        WHERE "id" IN (
          SELECT workspace."id" FROM "Workspace" workspace
          JOIN "PartnershipWorkspace" link ON link."workspaceId" = workspace."id"
          WHERE link."partnershipId" = ${partnershipId}::uuid AND workspace."platform" <> 'local'
          ORDER BY workspace."id" FOR NO KEY UPDATE OF workspace
        )`;
    },
  };
}
