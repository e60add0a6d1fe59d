import { type RollUpFacts, rollUpOf } from '../core/roll-up.ts';
import { localDateOf } from '../core/zoned-time.ts';
import type { PartnershipNow } from './acting.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { AnsweredPeriod } from './store-updates.ts';

/** Enough to see three periods without change, and what was there before. */
const periodsBack = 6;

/**
 * An answer names the instant it was given, and is there to be read only once it is stored: at most half a minute later,
 * and instances' clocks differ. What the roll-up before did show is not told again.
 */
const lookBackMs = 10 * 60_000;

/** The roll-up of a period as it stands now; nothing is stored. Five reads, whatever the plan's size. */
export async function takeRollUp(
  store: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<RollUpFacts> {
  const { id } = partnership;
  const [{ actions, asks }, recent, before, asked] = await Promise.all([
    store.plans.standing(id, {}),
    store.updates.recent(id, period.id, periodsBack),
    store.periods.rollUpBefore(id, period.id),
    store.requests.askedIn(id, period.id),
  ]);
  const since = before ? new Date(before.takenAt.getTime() - lookBackMs) : new Date(0);
  const late = await store.updates.lateSince(id, since, period.id);
  const updated = new Set(
    recent.filter(({ periodId }) => periodId === period.id).map(({ actionId }) => actionId),
  );
  const recentOf = new Map<string, AnsweredPeriod[]>();
  for (const one of recent) {
    recentOf.set(one.actionId, [...(recentOf.get(one.actionId) ?? []), one]);
  }
  return rollUpOf({
    partnershipName: partnership.name,
    period: {
      id: period.id,
      openedOn: localDateOf(period.opensAt, partnership.zone),
      closesAt: period.closesAt,
    },
    actions: actions.map((action) => ({
      ...action,
      updatedThisPeriod: updated.has(action.id),
      askedThisPeriod: asked.has(action.id),
      recentAnswers: recentOf.get(action.id) ?? [],
      lateAnswers: late.filter((update) => update.actionId === action.id),
    })),
    asks,
    ...(before ? { previous: before.facts } : {}),
    todayOn: localDateOf(partnership.now, partnership.zone),
  });
}
