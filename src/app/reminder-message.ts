import { localDateOf } from '../core/zoned-time.ts';
import type { Card } from '../messages/card.ts';
import { reminderCard } from '../messages/chasers.ts';
import type { PartnershipNow } from './acting.ts';
import type { Standing } from './asked-actions.ts';
import { contextOf } from './message-context.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';

/** The day's reminders of a request, of which one at the most is sent: the schedule's, and the one they asked for. */
export function reminderKeys(
  { now, zone }: PartnershipNow,
  { id }: UpdateRequest,
): { readonly scheduled: string; readonly afterSnooze: string } {
  const scheduled = `reminder:${id}:${localDateOf(now, zone)}`;
  return { scheduled, afterSnooze: `${scheduled}:asked-for` };
}

/** Whether they asked for it, by the key of the delivery that reminds. */
export const isAfterSnooze = (key: string): boolean => key.endsWith(':asked-for');

/** Names what is owed and not passed on. */
export function reminderMessageCard(
  partnership: PartnershipNow,
  period: PeriodFacts,
  { id: requestId }: UpdateRequest,
  { mine: owed, passable }: Standing,
  afterSnooze: boolean,
): Card {
  const canPass = passable.length > 0;
  return reminderCard(contextOf(partnership), { requestId, period, owed, canPass, afterSnooze });
}
