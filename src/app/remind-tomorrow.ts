import { addDays } from '../core/local-date.ts';
import { nextWorkingDay } from '../core/working-days.ts';
import { instantOf, localDateOf } from '../core/zoned-time.ts';
import { snoozedCard, tooLateToSnoozeCard } from '../messages/chasers.ts';
import { passedAllOnCard } from '../messages/passed.ts';
import { noReminderWhilePausedCard } from '../messages/pause.ts';
import { goneCard, owesNothingCard } from '../messages/trouble.ts';
import { standingOf } from './asked-actions.ts';
import { audit } from './audit.ts';
import { allClosedDays } from './closed-days.ts';
import { holdRequests } from './hold-requests.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';
import type { Workings } from './workings.ts';

/** Comes back on the next working day at the schedule's time; refused where that would be after the close. */
export async function remindTomorrow(
  workings: Workings,
  tx: Store,
  turn: Turn,
  requestId: string,
): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const named = await tx.requests.get(partnership.id, requestId);
  if (named?.memberId !== member.id) return { kind: 'card', card: goneCard() };
  const period = await tx.periods.get(partnership.id, named.periodId);
  const schedule = await tx.plans.schedule(partnership.id);
  if (!period || period.over || !schedule) return { kind: 'card', card: goneCard() };
  const held = await holdRequests(tx, partnership.id, period);
  const request = held.find(({ id }) => id === requestId) ?? named;
  const { mine, owed } = await standingOf(tx, partnership.id, request);
  if (owed.length === 0) return { kind: 'card', card: owesNothingCard() };
  if (mine.length === 0) return { kind: 'card', card: passedAllOnCard() };
  if (schedule.pausedAt) return { kind: 'card', card: noReminderWhilePausedCard() };
  const tomorrow = addDays(localDateOf(partnership.now, partnership.zone), 1);
  const on = nextWorkingDay(tomorrow, allClosedDays(workings, schedule));
  const until = instantOf(on, schedule.schedule.time, partnership.zone);
  const context = contextOf(partnership);
  if (until >= period.closesAt) {
    return { kind: 'card', card: tooLateToSnoozeCard(context, period.closesAt) };
  }
  await tx.requests.snooze(partnership.id, request.id, until);
  const kinds = ['reminder'] as const;
  const waiting = await tx.ledger.queuedFor(partnership.id, period.id, member.id, kinds);
  const ids = waiting.map(({ id }) => id);
  await tx.ledger.cancel(partnership.id, ids);
  const about = { request: request.id, until: until.toISOString() };
  await audit(tx, turn.acting, 'reminder put off', about);
  return { kind: 'card', card: snoozedCard(context, until) };
}
