import { v7 as newId } from 'uuid';
import { isAsked } from '../core/asked.ts';
import { promptCard } from '../messages/prompt.ts';
import type { PartnershipNow } from './acting.ts';
import { standingOf } from './asked-actions.ts';
import { digestOf } from './digest.ts';
import { holdRequests } from './hold-requests.ts';
import { contextOf } from './message-context.ts';
import { queueToMember } from './queue-message.ts';
import { refreshRequest } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';
import { tellIfUnreachable } from './tell-unreachable.ts';

/** After a plan changed: while a period is open and asking is not paused, whoever leads now is asked what was asked before. */
export async function askWhoLeadsNow(
  tx: Store,
  partnershipId: string,
  machineNow: Date,
): Promise<void> {
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  const schedule = await tx.plans.schedule(partnershipId);
  const period = await tx.periods.latest(partnershipId);
  if (!partnership || !period || period.closedAt || schedule?.pausedAt) return;
  if (partnership.now >= period.closesAt) return;
  await askNewLeads(tx, partnership, period);
}

/**
 * Asks those who lead a sub-group since the period opened about its actions that were asked and have no answer yet.
 * The messages of those who were asked before them are brought up to date.
 */
export async function askNewLeads(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<void> {
  const held = await holdRequests(tx, partnership.id, period);
  const { unasked, changed } = await changedHands(tx, partnership.id, period, held);
  const fresh = new Set<string>();
  for (const [leadId, actionIds] of unasked) {
    const isNew = await ask(tx, partnership, period, leadId, actionIds);
    if (isNew) fresh.add(leadId);
  }
  for (const request of await tx.requests.lockAsking(partnership.id, period.id, changed)) {
    if (fresh.has(request.memberId)) continue;
    await refreshRequest(tx, partnership, period, request);
  }
}

/** By lead, what they have not been asked; and every action of which somebody is asked no more, or somebody new is. */
async function changedHands(
  tx: Store,
  partnershipId: string,
  period: PeriodFacts,
  held: readonly UpdateRequest[],
): Promise<{ unasked: Map<string, string[]>; changed: string[] }> {
  const groups = new Map((await tx.plans.subGroups(partnershipId)).map((one) => [one.id, one]));
  const askedOf = membersAsked(held);
  const ids = [...askedOf.keys()];
  const answered = await tx.updates.inPeriod(partnershipId, period.id, ids);
  const open = (await tx.plans.actions(partnershipId, { ids })).filter(
    (action) => isAsked(action) && !answered.has(action.id),
  );
  const unasked = new Map<string, string[]>();
  const changed = new Set<string>();
  for (const { id, subGroup } of open) {
    const group = groups.get(subGroup.id);
    const asked = askedOf.get(id) ?? [];
    if (!group) continue;
    if (asked.some((one) => one !== group.leadId && one !== group.deputyId)) changed.add(id);
    if (asked.includes(group.leadId)) continue;
    unasked.set(group.leadId, [...(unasked.get(group.leadId) ?? []), id]);
    changed.add(id);
  }
  return { unasked, changed: [...changed] };
}

/** Who was asked about each action. */
function membersAsked(held: readonly UpdateRequest[]): Map<string, string[]> {
  const askedOf = new Map<string, string[]>();
  for (const { memberId, items } of held) {
    for (const { actionId } of items) {
      askedOf.set(actionId, [...(askedOf.get(actionId) ?? []), memberId]);
    }
  }
  return askedOf;
}

/** True where they had not been asked about anything in this period. */
async function ask(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  memberId: string,
  actionIds: readonly string[],
): Promise<boolean> {
  const promptId = newId();
  const items = actionIds.map((actionId) => ({
    actionId,
    capacity: 'lead' as const,
    namedBy: promptId,
  }));
  const id = newId();
  const { id: periodId } = period;
  const request = { id, periodId, memberId, promptId, askedAt: partnership.now, items };
  const isNew = await tx.requests.add(partnership.id, request);
  const before = isNew ? undefined : await tx.requests.of(partnership.id, periodId, memberId);
  if (before) await tx.requests.addItems(partnership.id, before.id, items);
  const standing = await standingOf(tx, partnership.id, { ...request, id: before?.id ?? id });
  const card = promptCard(contextOf(partnership), {
    requestId: before?.id ?? id,
    period,
    items: standing.owed,
    page: 1,
    canPass: standing.passable.length > 0,
  });
  const key = `new-lead:${periodId}:${memberId}:${digestOf(actionIds)}`;
  const message = { id: promptId, key, kind: 'prompt', card, periodId } as const;
  const rest = { notAfter: period.closesAt } as const;
  const queued = await queueToMember(tx, partnership, memberId, { ...message, ...rest });
  if (!queued) await tellIfUnreachable(tx, partnership, period, memberId);
  return isNew;
}
