import { isAsked } from '../core/asked.ts';
import type { AskedAction } from '../messages/asked-action.ts';
import type { Card } from '../messages/card.ts';
import { chairCard } from '../messages/chasers.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { queueToMember } from './queue-message.ts';
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

/** Once a period; false where the chair was told before, or cannot be reached. */
export async function tellChair(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  chairId: string,
  owed: readonly AskedAction[],
  machineNow: Date,
): Promise<boolean> {
  const card = cardOf(partnership, period, owed);
  const key = `chair:${period.id}:${chairId}`;
  const message = { key, kind: 'chair', card, periodId: period.id } as const;
  const rest = { notAfter: period.closesAt, spread: true } as const;
  return queueToMember(tx, partnership, chairId, { ...message, ...rest }, machineNow);
}

/** What waits to be sent to the chairs of these actions names only what is still owed, or is cancelled. */
export async function refreshChairs(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  actionIds: readonly string[],
): Promise<void> {
  const actions = await tx.plans.actions(partnership.id, { ids: actionIds });
  const groups = new Set(actions.map(({ subGroup }) => subGroup.id));
  const chairs = (await tx.plans.subGroups(partnership.id)).flatMap(({ id, chairId }) =>
    chairId && groups.has(id) ? [chairId] : [],
  );
  for (const chairId of new Set(chairs)) {
    const waiting = await tx.ledger.queuedFor(partnership.id, period.id, chairId, ['chair']);
    if (waiting.length === 0) continue;
    const owed = (await owedByChair(tx, partnership.id, period)).get(chairId);
    for (const { id } of waiting) {
      if (owed) await tx.ledger.recard(partnership.id, id, cardOf(partnership, period, owed));
      else await tx.ledger.cancel(partnership.id, [id]);
    }
  }
}

function cardOf(
  partnership: PartnershipNow,
  period: PeriodFacts,
  owed: readonly AskedAction[],
): Card {
  return chairCard(contextOf(partnership), { period, openedAt: period.opensAt, owed });
}
