import { unreachableMemberCard } from '../messages/not-reached.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';

/** True where somebody to ask has no account to write to: then the coordinators are told, once a person and period. */
export async function tellIfUnreachable(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  memberId: string,
): Promise<boolean> {
  if (await tx.members.reach(partnership.id, memberId)) return false;
  const members = await tx.members.all(partnership.id);
  const name = members.find(({ id }) => id === memberId)?.name ?? '';
  const usesTeams = await tx.workspaces.usesTeams(partnership.id);
  const card = unreachableMemberCard(contextOf(partnership), { name, usesTeams });
  const key = `unreachable:${period.id}:${memberId}`;
  await queueToCoordinators(tx, partnership, { key, kind: 'notice', card });
  return true;
}
