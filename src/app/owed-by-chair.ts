import { isAsked } from '../core/asked.ts';
import type { AskedAction } from '../messages/asked-action.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';

/** By chair, what somebody else was asked about in their sub-groups and nobody has answered. Chairs to whom nothing is owed are left out. */
export async function owedByChair(
  tx: Store,
  partnershipId: string,
  period: PeriodFacts,
): Promise<ReadonlyMap<string, readonly AskedAction[]>> {
  const asked = await tx.requests.askedIn(partnershipId, period.id);
  const answered = await tx.updates.inPeriod(partnershipId, period.id);
  const groups = new Map((await tx.plans.subGroups(partnershipId)).map((one) => [one.id, one]));
  const byChair = new Map<string, AskedAction[]>();
  for (const action of await tx.plans.actions(partnershipId, { ids: [...asked] })) {
    if (!isAsked(action) || answered.has(action.id)) continue;
    const { chairId, leadId } = groups.get(action.subGroup.id) ?? {};
    if (!chairId || chairId === leadId) continue;
    const owed = { capacity: 'lead', canNoChange: false, passedToDeputy: false } as const;
    byChair.set(chairId, [...(byChair.get(chairId) ?? []), { ...action, ...owed }]);
  }
  return byChair;
}
