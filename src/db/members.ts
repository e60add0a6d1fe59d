import type { MemberFacts, Members } from '../app/store-members.ts';
import type { Db } from './db.ts';
import { readAccounts } from './members-accounts.ts';
import { readActing } from './members-acting.ts';
import { heldBy, readAnsweredSubGroups } from './members-sub-groups.ts';
import { partnershipNow } from './partnership-now.ts';

export function membersOf(db: Db): Members {
  return {
    acting: (sender, machineNow, recording) => readActing(db, sender, machineNow, recording),
    all: (partnershipId) => readMembers(db, partnershipId),

    accounts: (partnershipId) => readAccounts(db, partnershipId),

    withoutAccount: (partnershipId) =>
      db.member.findMany({
        where: { partnershipId, active: true, accounts: { none: {} } },
        orderBy: { position: 'asc' },
        select: { id: true, key: true, name: true },
      }),

    async reach(partnershipId, memberId) {
      const account = await db.account.findFirst({
        where: { partnershipId, memberId, member: { active: true } },
        orderBy: { preferred: 'desc' },
      });
      return account
        ? { workspaceId: account.workspaceId, kind: 'user', id: account.userId }
        : undefined;
    },

    async partnerships(machineNow) {
      const rows = await db.partnership.findMany({ orderBy: { slug: 'asc' } });
      return rows.map((row) => partnershipNow(row, machineNow));
    },

    async partnership(id, machineNow) {
      const row = await db.partnership.findUnique({ where: { id } });
      return row ? partnershipNow(row, machineNow) : undefined;
    },

    async moveTime(partnershipId, to) {
      const moved = await db.partnership.updateMany({
        where: { id: partnershipId, simulatedAt: { lte: to } },
        data: { simulatedAt: to },
      });
      return moved.count === 1;
    },
  };
}

/** Those that the plan lists, in its order. */
async function readMembers(db: Db, partnershipId: string): Promise<MemberFacts[]> {
  const members = await db.member.findMany({
    where: { partnershipId, active: true },
    orderBy: { position: 'asc' },
  });
  const subGroups = await readAnsweredSubGroups(db, [partnershipId]);
  return members.map(({ id, key, name, roles }) => ({
    id,
    key,
    name,
    roles,
    subGroups: heldBy(id, subGroups),
  }));
}
