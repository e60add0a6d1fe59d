import { z } from 'zod';
import type { MemberAccounts } from '../app/store-members.ts';
import type { Db } from './db.ts';

const platformColumn = z.enum(['local', 'slack', 'teams']);

/** Everybody in the plan, in its order, with the accounts that they have. */
export async function readAccounts(db: Db, partnershipId: string): Promise<MemberAccounts[]> {
  const members = await db.member.findMany({
    where: { partnershipId, active: true },
    orderBy: { position: 'asc' },
    include: {
      accounts: {
        // PostgreSQL puts nulls last.
        orderBy: [{ position: 'asc' }, { preferred: 'desc' }],
        include: { workspace: true },
      },
    },
  });
  const installed = await installedFor(
    db,
    members.flatMap(({ accounts }) => accounts),
  );
  return members.map(({ id, key, name, accounts }) => ({
    id,
    key,
    name,
    accounts: accounts.map(({ workspace, userId, preferred, position, matchedEmail }) => ({
      platform: platformColumn.parse(workspace.platform),
      externalId: workspace.externalId,
      userId,
      preferred,
      by: wayOf(position, matchedEmail),
      ...(workspace.platform === 'teams' && !installed.has(keyOf(workspace.id, userId))
        ? { lacksApp: true }
        : {}),
    })),
  }));
}

interface Held {
  readonly userId: string;
  readonly workspace: { readonly id: string; readonly platform: string };
}

/** The keys of those accounts on Teams that can be written to. */
async function installedFor(db: Db, accounts: readonly Held[]): Promise<ReadonlySet<string>> {
  const onTeams = accounts.filter(({ workspace }) => workspace.platform === 'teams');
  if (onTeams.length === 0) return new Set();
  const standing = await db.conversation.findMany({
    where: {
      kind: 'user',
      endedAt: null,
      workspaceId: { in: [...new Set(onTeams.map(({ workspace }) => workspace.id))] },
      externalId: { in: onTeams.map(({ userId }) => userId) },
    },
    select: { workspaceId: true, externalId: true },
  });
  return new Set(standing.map(({ workspaceId, externalId }) => keyOf(workspaceId, externalId)));
}

const keyOf = (workspaceId: string, userId: string): string => `${workspaceId} ${userId}`;

function wayOf(
  position: number | null,
  matchedEmail: string | null,
): MemberAccounts['accounts'][number]['by'] {
  if (position !== null) return 'plan';
  return matchedEmail === null ? 'local' : 'email';
}
