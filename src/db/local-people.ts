import type { LocalChannel, LocalPerson } from '../app/local-workspace.ts';
import { roleWords } from '../messages/role-words.ts';
import type { Db } from './db.ts';
import { heldBy, readAnsweredSubGroups } from './members-sub-groups.ts';

/** Everybody with an account on the local workspace, by partnership and in its plan's order. */
export async function readPeople(db: Db, workspaceId: string): Promise<LocalPerson[]> {
  const accounts = await db.account.findMany({
    where: { workspaceId, member: { active: true } },
    include: { member: { include: { partnership: true } } },
    orderBy: [{ member: { partnership: { slug: 'asc' } } }, { member: { position: 'asc' } }],
  });
  const subGroups = await readAnsweredSubGroups(db, [
    ...new Set(accounts.map(({ partnershipId }) => partnershipId)),
  ]);
  return accounts.map(({ userId, partnershipId, member }) => ({
    userId,
    name: member.name,
    partnershipId,
    partnershipName: member.partnership.name,
    roles: roleWords({ roles: member.roles, subGroups: heldBy(member.id, subGroups) }),
  }));
}

/** The Executive's channels of the partnerships that the person belongs to, where they are on the local workspace. */
export async function readChannels(
  db: Db,
  workspaceId: string,
  userId: string,
): Promise<LocalChannel[]> {
  const itsMembers = { some: { active: true, accounts: { some: { workspaceId, userId } } } };
  const schedules = await db.schedule.findMany({
    where: {
      executiveWorkspaceId: workspaceId,
      withdrawnAt: null,
      plan: { state: 'agreed', partnership: { members: itsMembers } },
    },
    orderBy: { plan: { partnership: { slug: 'asc' } } },
    select: { partnershipId: true, executiveChannel: true },
  });
  return schedules.flatMap(({ partnershipId, executiveChannel: id }) =>
    id === null ? [] : [{ id, name: id, partnershipId }],
  );
}
