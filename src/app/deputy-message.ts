import type { AskedAction } from '../messages/asked-action.ts';
import type { Card } from '../messages/card.ts';
import { deputyCard } from '../messages/chasers.ts';
import type { PartnershipNow } from './acting.ts';
import { digestOf } from './digest.ts';
import { contextOf } from './message-context.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { PassedFor } from './store-requests.ts';

/** Of a hand-over: never said twice about the same actions for the same reason. */
export function deputyKey(
  requestId: string,
  reason: PassedFor,
  actionIds: readonly string[],
): string {
  return `deputy:${requestId}:${reason}:${digestOf(actionIds)}`;
}

/** Why the deputy was asked, by the key of the delivery that asks. */
export function reasonIn(key: string): PassedFor {
  const [, , reason] = key.split(':');
  return reason === 'passed' ? 'passed' : 'no-answer';
}

export function deputyMessageCard(
  partnership: PartnershipNow,
  period: PeriodFacts,
  requestId: string,
  items: readonly AskedAction[],
  reason: PassedFor,
): Card {
  const facts = { requestId, period, reason, openedAt: period.opensAt, items };
  return deputyCard(contextOf(partnership), facts);
}
