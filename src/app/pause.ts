import type { Card } from '../messages/card.ts';
import {
  actionResumedCard,
  askingNotPausedCard,
  askingPausedAlreadyCard,
  askingResumedCard,
  notPausedCard,
  notToPauseCard,
  pausedCard,
} from '../messages/pause.ts';
import { notThereCard } from '../messages/trouble.ts';
import { afterPause } from './after-pause.ts';
import { audit } from './audit.ts';
import { allClosedDays } from './closed-days.ts';
import { contextOf } from './message-context.ts';
import { openingToCome } from './next-opening.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { ScheduleFacts } from './store-plans.ts';
import { allow, type Turn } from './turn.ts';
import type { Workings } from './workings.ts';

/** Pauses the asking, or one action. */
export async function pause(tx: Store, turn: Turn, ref?: string): Promise<Card> {
  allow(turn, 'pause');
  const { partnership } = turn.acting;
  const context = contextOf(partnership);
  if (ref === undefined) {
    const schedule = await tx.plans.schedule(partnership.id);
    if (!schedule || schedule.pausedAt) return askingPausedAlreadyCard();
    await tx.plans.pauseSchedule(partnership.id, schedule.id, partnership.now);
    await audit(tx, turn.acting, 'asking paused', {});
    return pausedCard(context, {});
  }
  const [action] = await tx.plans.actions(partnership.id, { refs: [ref] });
  if (!action) return notThereCard(context, `action ${ref}`);
  if (!(await tx.plans.pauseAction(partnership.id, action.id))) {
    return notToPauseCard(action);
  }
  await audit(tx, turn.acting, 'action paused', { action: action.id });
  await refreshMessages(tx, turn, action.id);
  return pausedCard(context, { action });
}

/** Resumes the asking, or one action, where it was; says what still comes of the period that runs, and what was left out. */
export async function resume(
  workings: Workings,
  tx: Store,
  turn: Turn,
  ref?: string,
): Promise<Card> {
  allow(turn, 'pause');
  const { partnership } = turn.acting;
  const context = contextOf(partnership);
  if (ref === undefined) {
    const schedule = await tx.plans.schedule(partnership.id);
    if (!schedule?.pausedAt) return askingNotPausedCard();
    await tx.plans.pauseSchedule(partnership.id, schedule.id, undefined);
    const next = await nextFromNow(workings, tx, turn, schedule);
    await tx.plans.setNext(partnership.id, schedule.id, next);
    await audit(tx, turn.acting, 'asking resumed', {});
    const found = await afterPause(workings, tx, partnership, schedule.pausedAt);
    return askingResumedCard(context, { ...found, ...(next ? { nextOpensAt: next.opensAt } : {}) });
  }
  const [action] = await tx.plans.actions(partnership.id, { refs: [ref] });
  if (!action) return notThereCard(context, `action ${ref}`);
  if (!(await tx.plans.resumeAction(partnership.id, action.id))) {
    return notPausedCard(action.ref);
  }
  await audit(tx, turn.acting, 'action resumed', { action: action.id });
  await refreshMessages(tx, turn, action.id);
  return actionResumedCard(action);
}

/** What would have opened during the pause is passed over in silence: it was meant. */
async function nextFromNow(workings: Workings, tx: Store, turn: Turn, schedule: ScheduleFacts) {
  const { partnership } = turn.acting;
  const latest = await tx.periods.latest(partnership.id);
  const closed = allClosedDays(workings, schedule);
  return openingToCome(schedule, partnership, closed, latest, { pastAtNow: true });
}

/** What was asked about the action is asked no more, or again. */
async function refreshMessages(tx: Store, turn: Turn, actionId: string): Promise<void> {
  const { partnership } = turn.acting;
  const period = await tx.periods.latest(partnership.id);
  if (period) await refreshRequests(tx, partnership, period, [actionId]);
}
