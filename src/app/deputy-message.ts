import type { AskedAction } from '../messages/asked-action.ts';
import type { Card } from '../messages/card.ts';
import { deputyCard } from '../messages/chasers.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { PassedFor } from './store-requests.ts';

/** What a hand-over names, as the key of its delivery: `namedIn` reads it back while it waits to be sent. */
export function deputyKey(
  requestId: string,
  reason: PassedFor,
  actionIds: readonly string[],
): string {
  return `deputy:${requestId}:${reason}:${[...actionIds].sort().join(',')}`;
}

export function namedIn(key: string): {
  readonly reason: PassedFor;
  readonly actionIds: readonly string[];
} {
  const [, , reason, ids = ''] = key.split(':');
  return { reason: reason === 'passed' ? 'passed' : 'no-answer', actionIds: ids.split(',') };
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
