import type { MemberFacts } from '../app/store-members.ts';
import type { Db } from './db.ts';

/** Sub-groups with whoever answers for them. */
export type AnsweredSubGroup = Awaited<ReturnType<typeof readAnsweredSubGroups>>[number];

export function readAnsweredSubGroups(db: Db, partnershipIds: readonly string[]) {
  return db.subGroup.findMany({
    where: {
      partnershipId: { in: [...partnershipIds] },
      withdrawnAt: null,
      plan: { state: 'agreed' },
    },
    orderBy: { position: 'asc' },
    select: { id: true, name: true, leadId: true, deputyId: true, chairId: true },
  });
}

/** Which of them a member answers for, and as what. */
export function heldBy(
  memberId: string,
  subGroups: readonly AnsweredSubGroup[],
): MemberFacts['subGroups'] {
  return subGroups.flatMap(({ id, name, leadId, deputyId, chairId }) => [
    ...(leadId === memberId ? [{ id, name, as: 'lead' as const }] : []),
    ...(deputyId === memberId ? [{ id, name, as: 'deputy' as const }] : []),
    ...(chairId === memberId ? [{ id, name, as: 'chair' as const }] : []),
  ]);
}
