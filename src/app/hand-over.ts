import { v7 as newId } from 'uuid';
import type { AskedAction } from '../messages/asked-action.ts';
import type { PartnershipNow } from './acting.ts';
import { standingOf } from './asked-actions.ts';
import { deputyKey, deputyMessageCard } from './deputy-message.ts';
import { queueToMember } from './queue-message.ts';
import { refreshRequest } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { PassedFor, UpdateRequest } from './store-requests.ts';
import { tellIfUnreachable } from './tell-unreachable.ts';

export interface HandedOver {
  /** How many actions deputies were asked about. */
  readonly passed: number;
  /** Those whose deputy has no account to write to: nothing about them was changed, and the coordinator is told. */
  readonly unreached: readonly AskedAction[];
}

/**
 * Asks deputies about these actions. What a deputy is asked joins one message: a first hand-over sends it, a later
 * one brings that message up to date and names only what is new. The lead's message then says who was asked.
 */
export async function handOver(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  lead: UpdateRequest,
  actions: readonly AskedAction[],
  reason: PassedFor,
): Promise<HandedOver> {
  const subGroups = await tx.plans.subGroups(partnership.id);
  const deputyOf = new Map(subGroups.map(({ id, deputyId }) => [id, deputyId]));
  const byDeputy = new Map<string, AskedAction[]>();
  for (const action of actions) {
    const deputyId = deputyOf.get(action.subGroup.id);
    if (!deputyId || deputyId === lead.memberId) continue;
    byDeputy.set(deputyId, [...(byDeputy.get(deputyId) ?? []), action]);
  }
  const unreached: AskedAction[] = [];
  for (const [deputyId, theirs] of byDeputy) {
    if (!(await tellIfUnreachable(tx, partnership, period, deputyId))) continue;
    byDeputy.delete(deputyId);
    unreached.push(...theirs);
  }
  const passed = [...byDeputy.values()].flat().map(({ id }) => id);
  if (passed.length === 0) return { passed: 0, unreached };
  const how = { at: partnership.now, for: reason };
  await tx.requests.markPassed(partnership.id, lead.id, passed, how);
  for (const [deputyId, theirs] of byDeputy) {
    await askDeputy(tx, partnership, period, deputyId, theirs, reason);
  }
  const request = await tx.requests.get(partnership.id, lead.id);
  if (request) await refreshRequest(tx, partnership, period, request);
  return { passed: passed.length, unreached };
}

async function askDeputy(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  deputyId: string,
  actions: readonly AskedAction[],
  reason: PassedFor,
): Promise<void> {
  const promptId = newId();
  const items = actions.map(({ id }) => ({
    actionId: id,
    capacity: 'deputy' as const,
    namedBy: promptId,
  }));
  const isNew = await tx.requests.add(partnership.id, {
    id: newId(),
    periodId: period.id,
    memberId: deputyId,
    promptId,
    askedAt: partnership.now,
    items,
  });
  const before = isNew ? undefined : await tx.requests.of(partnership.id, period.id, deputyId);
  if (before) await tx.requests.addItems(partnership.id, before.id, items);
  const request = await tx.requests.of(partnership.id, period.id, deputyId);
  if (!request) return;
  const { id } = request;
  if (before) await refreshRequest(tx, partnership, period, request);
  const standing = await standingOf(tx, partnership.id, request);
  const added = new Set(actions.map((action) => action.id));
  const named = standing.owed.filter((action) => added.has(action.id));
  const card = deputyMessageCard(partnership, period, id, named, reason);
  const key = deputyKey(id, reason, [...added]);
  await queueToMember(tx, partnership, deputyId, {
    id: promptId,
    key,
    kind: 'deputy',
    card,
    periodId: period.id,
    notAfter: period.closesAt,
    // The calendar's hand-overs come all at once; a lead who passes something on is one person.
    ...(reason === 'no-answer' ? { spread: true as const } : {}),
  });
}
