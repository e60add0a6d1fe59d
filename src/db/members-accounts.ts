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
    })),
  }));
}

function wayOf(
  position: number | null,
  matchedEmail: string | null,
): MemberAccounts['accounts'][number]['by'] {
  if (position !== null) return 'plan';
  return matchedEmail === null ? 'local' : 'email';
}
