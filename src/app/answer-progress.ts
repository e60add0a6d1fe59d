import { may } from '../core/permissions.ts';
import type { Card } from '../messages/card.ts';
import { rollUpCard } from '../messages/roll-up.ts';
import { rollUpPostedCard } from '../messages/roll-up-posted.ts';
import { scheduleCard } from '../messages/schedule.ts';
import { rollUpNotYetCard } from '../messages/trouble.ts';
import { audit } from './audit.ts';
import { contextOf } from './message-context.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import { postRollUpAgain } from './post-roll-up.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { takeRollUp } from './take-roll-up.ts';
import { allow, type Turn } from './turn.ts';

/** The roll-up: the kept one of the latest period, or how it would read now. */
export async function showRollUp(store: Store, turn: Turn): Promise<Card> {
  const { partnership } = turn.acting;
  const context = contextOf(partnership);
  const period = await store.periods.latest(partnership.id);
  if (!period) return notOpenedYet(store, partnership);
  const kept = await store.periods.rollUp(partnership.id, period.id);
  return rollUpCard(context, kept?.facts ?? (await takeRollUp(store, partnership, period)));
}

/**
 * Posts the roll-up of the newest period that is closed, unless it is there or on its way; the coordinator's. Not before the
 * close: a kept roll-up never changes, so what came after it would be in none.
 */
export async function postLatestRollUp(tx: Store, turn: Turn): Promise<Card> {
  allow(turn, 'post');
  const { partnership } = turn.acting;
  const latest = await tx.periods.latest(partnership.id);
  if (!latest) return notOpenedYet(tx, partnership);
  const period = latest.closedAt ? latest : await periodBefore(tx, partnership.id, latest);
  if (!period) return rollUpNotYetCard(contextOf(partnership), latest);
  const posted = await postRollUpAgain(tx, partnership, period);
  if (posted === 'posted') await audit(tx, turn.acting, 'roll-up posted', { period: period.id });
  return rollUpPostedCard(posted);
}

async function periodBefore(
  tx: Store,
  partnershipId: string,
  latest: PeriodFacts,
): Promise<PeriodFacts | undefined> {
  const kept = await tx.periods.rollUpBefore(partnershipId, latest.id);
  return kept && tx.periods.get(partnershipId, kept.facts.periodId);
}

/** What comes when. */
export async function showSchedule(store: Store, turn: Turn): Promise<Card> {
  const { partnership, member } = turn.acting;
  const [schedule, ahead] = await Promise.all([
    store.plans.schedule(partnership.id),
    store.periods.ahead(partnership.id),
  ]);
  return scheduleCard(contextOf(partnership), {
    ahead: ahead.map(({ kind, dueAt }) => ({ kind, dueAt })),
    ...(schedule?.next ? { nextOpensAt: schedule.next.opensAt } : {}),
    ...(schedule?.pausedAt ? { pausedAt: schedule.pausedAt } : {}),
    canPause: may('pause', member),
  });
}
