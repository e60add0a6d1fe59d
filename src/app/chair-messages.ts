import type { AskedAction } from '../messages/asked-action.ts';
import type { Card } from '../messages/card.ts';
import { chairCard, chairDoneCard } from '../messages/chair.ts';
import { periodOverCard } from '../messages/period-over.ts';
import type { PartnershipNow } from './acting.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { contextOf } from './message-context.ts';
import { owedByChair } from './owed-by-chair.ts';
import { queueToMember } from './queue-message.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';

const keyOf = (periodId: string, chairId: string) => `chair:${periodId}:${chairId}`;

/** Tells each chair once a period what their sub-groups have not answered. Gives how many; those who cannot be reached are left out. */
export async function tellChairs(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<number> {
  const leads = await leadNames(tx, partnership.id);
  let told = 0;
  for (const [chairId, owed] of await owedByChair(tx, partnership.id, period)) {
    const card = cardOf(partnership, period, owed, leads);
    const message = {
      key: keyOf(period.id, chairId),
      kind: 'chair',
      card,
      periodId: period.id,
    } as const;
    const rest = { notAfter: period.closesAt, spread: true } as const;
    if (await queueToMember(tx, partnership, chairId, { ...message, ...rest })) told += 1;
  }
  return told;
}

/** What the chairs of these actions were told names only what is still owed; where nothing is, it is cancelled or says thank you. */
export async function refreshChairs(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  actionIds: readonly string[],
): Promise<void> {
  const chairIds = await chairsOf(tx, partnership.id, actionIds);
  await refreshNotes(tx, partnership, period, chairIds);
}

/** The same for every chair. */
export async function refreshAllChairs(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<void> {
  const groups = await tx.plans.subGroups(partnership.id);
  const chairIds = new Set(groups.flatMap(({ chairId }) => chairId ?? []));
  await refreshNotes(tx, partnership, period, [...chairIds], { spread: true });
}

async function refreshNotes(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  chairIds: readonly string[],
  how: { readonly spread?: true } = {},
): Promise<void> {
  const keys = chairIds.map((chairId) => keyOf(period.id, chairId));
  const notes = await tx.ledger.shown(partnership.id, { keys });
  if (notes.length === 0) return;
  const owedBy = await owedByChair(tx, partnership.id, period);
  const leads = await leadNames(tx, partnership.id);
  const about = { kind: 'receipt', periodId: period.id, ...how } as const;
  for (const note of notes) {
    const owed = owedBy.get(note.memberId ?? '');
    const card = owed && cardOf(partnership, period, owed, leads);
    await bringUpToDate(tx, partnership, note, { card, done: chairDoneCard(), about });
  }
}

/** Also of what the plan lists no more, whose sub-group is not looked up: then it is every chair. */
async function chairsOf(
  tx: Store,
  partnershipId: string,
  actionIds: readonly string[],
): Promise<readonly string[]> {
  const actions = await tx.plans.actions(partnershipId, { ids: actionIds });
  const groups = new Set(actions.map(({ subGroup }) => subGroup.id));
  const isAny = actions.length < actionIds.length;
  const chairs = (await tx.plans.subGroups(partnershipId)).flatMap(({ id, chairId }) =>
    chairId && (isAny || groups.has(id)) ? [chairId] : [],
  );
  return [...new Set(chairs)];
}

/** Who leads each sub-group, by its id. */
async function leadNames(tx: Store, partnershipId: string): Promise<ReadonlyMap<string, string>> {
  const members = await tx.members.all(partnershipId);
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const groups = await tx.plans.subGroups(partnershipId);
  return new Map(groups.map(({ id, leadId }) => [id, names.get(leadId) ?? '']));
}

function cardOf(
  partnership: PartnershipNow,
  period: PeriodFacts,
  owed: readonly AskedAction[],
  leads: ReadonlyMap<string, string>,
): Card {
  const context = contextOf(partnership);
  if (period.over) return periodOverCard(context, period);
  return chairCard(context, { period, openedAt: period.opensAt, owed, leads });
}
