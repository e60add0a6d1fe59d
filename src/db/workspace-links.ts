import { z } from 'zod';
import type { WorkspaceFacts, Workspaces } from '../app/store-workspaces.ts';
import type { PlanWorkspace } from '../core/plan.ts';
import type { Db } from './db.ts';

const platformColumn = z.enum(['local', 'slack', 'teams']);
const listedPlatform = z.enum(['slack', 'teams']);

const withOneLink = { partnerships: { take: 1, select: { partnershipId: true } } } as const;

export function workspacesOf(db: Db): Workspaces {
  return {
    async find(id) {
      const row = await db.workspace.findUnique({ where: { id }, include: withOneLink });
      return row ? factsOf(row) : undefined;
    },

    async known() {
      const rows = await db.workspace.findMany({
        where: { platform: { not: 'local' } },
        orderBy: [{ platform: 'asc' }, { externalId: 'asc' }],
        include: withOneLink,
      });
      return rows.map(factsOf);
    },

    async usesTeams(partnershipId) {
      const link = await db.partnershipWorkspace.findFirst({
        where: { partnershipId, workspace: { platform: 'teams' } },
        select: { partnershipId: true },
      });
      return link !== null;
    },

    linked: (slug) => readLinked(db, slug),

    async link(partnershipId, workspaceId, key, at) {
      // A plan that is being imported writes the links anew.
      await db.$queryRaw`
        SELECT "id" FROM "Partnership" WHERE "id" = ${partnershipId}::uuid FOR NO KEY UPDATE`;
      const last = await db.partnershipWorkspace.aggregate({
        where: { partnershipId },
        _max: { position: true },
      });
      const position = (last._max.position ?? -1) + 1;
      const { count } = await db.partnershipWorkspace.createMany({
        data: [{ partnershipId, workspaceId, key, position, linkedAt: at }],
        skipDuplicates: true,
      });
      return count === 1;
    },

    async unlink(partnershipId, workspaceId) {
      await db.account.deleteMany({
        where: { partnershipId, workspaceId, matchedEmail: { not: null } },
      });
      await db.partnershipWorkspace.deleteMany({
        where: { partnershipId, workspaceId, linkedAt: { not: null } },
      });
    },
  };
}

/** Workspaces of a partnership that were linked by hand, under their names in its plan. */
export async function readLinked(db: Db, slug: string): Promise<PlanWorkspace[]> {
  const rows = await db.partnershipWorkspace.findMany({
    where: { partnership: { slug }, linkedAt: { not: null } },
    orderBy: { position: 'asc' },
    include: { workspace: true },
  });
  return rows.map(({ key, workspace: { platform, externalId } }) => ({
    id: key,
    platform: listedPlatform.parse(platform),
    externalId,
  }));
}

interface WorkspaceRow {
  readonly id: string;
  readonly platform: string;
  readonly externalId: string;
  readonly partnerships: readonly unknown[];
}

function factsOf({ id, platform, externalId, partnerships }: WorkspaceRow): WorkspaceFacts {
  return {
    id,
    platform: platformColumn.parse(platform),
    externalId,
    isClaimed: partnerships.length > 0,
  };
}
