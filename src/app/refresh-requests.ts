import { v7 as newId } from 'uuid';
import type { Card } from '../messages/card.ts';
import { chaserDoneCard } from '../messages/chasers.ts';
import { periodOverCard } from '../messages/period-over.ts';
import { promptCard } from '../messages/prompt.ts';
import { receiptCard } from '../messages/receipt.ts';
import type { PartnershipNow } from './acting.ts';
import { type Standing, standingOf } from './asked-actions.ts';
import { refreshChairs } from './chair-messages.ts';
import { refreshClaims } from './claim-messages.ts';
import { refreshDraftNotes } from './draft-notes.ts';
import { contextOf } from './message-context.ts';
import { queueToMember } from './queue-message.ts';
import { refreshChasers } from './refresh-chasers.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';

/**
 * Brings every message that asks about these actions up to date: what was asked becomes the receipt; a reminder or a
 * word to a deputy or to a chair names only what is still owed; a completion that was claimed before is no longer asked about, nor is a reply that nothing is left to confirm of.
 */
export async function refreshRequests(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  actionIds: readonly string[],
): Promise<void> {
  for (const request of await tx.requests.lockAsking(partnership.id, period.id, actionIds)) {
    await refreshRequest(tx, partnership, period, request);
  }
  await refreshChairs(tx, partnership, period, actionIds);
  await refreshClaims(tx, partnership, actionIds);
  await refreshDraftNotes(tx, partnership, period, actionIds);
}

/** The same for one request, which the caller has locked. */
export async function refreshRequest(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
): Promise<void> {
  const standing = await standingOf(tx, partnership.id, request);
  await showStanding(tx, partnership, period, request, standing);
}

/** The same where it is known how it stands. `spread`: one of many that are brought up to date together. */
export async function showStanding(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
  { spread }: { readonly spread?: true } = {},
): Promise<void> {
  const id = newId();
  await queueToMember(tx, partnership, request.memberId, {
    id,
    key: `receipt:${id}`,
    kind: 'receipt',
    card: requestCard(partnership, period, request, standing, 1),
    periodId: period.id,
    follows: { id: request.promptId, as: 'replaces' },
    ...(spread ? { spread } : {}),
  });
  await refreshChasers(tx, partnership, period, request, standing, spread);
}

/** The message of a request as it stands, or what is shown of it to whoever asks (`asQuery`): the prompt, or the receipt once anything was answered; thanks where it asks nothing any more. */
export function requestCard(
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
  page: number,
  { asQuery = false } = {},
): Card {
  const context = contextOf(partnership);
  if (standing.answered.length + standing.owed.length === 0) return chaserDoneCard();
  if (period.over && standing.answered.length === 0) return periodOverCard(context, period);
  const facts = { requestId: request.id, period, page, canPass: standing.passable.length > 0 };
  return standing.answered.length === 0
    ? promptCard(context, { ...facts, items: standing.owed })
    : receiptCard(context, { ...facts, answered: standing.answered, owed: standing.owed, asQuery });
}
