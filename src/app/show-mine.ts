import type { Card } from '../messages/card.ts';
import { besideWaiting, type WaitingDraft } from '../messages/draft-waiting.ts';
import { owesNothingCard } from '../messages/trouble.ts';
import { standingOf } from './asked-actions.ts';
import { contextOf } from './message-context.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import { requestCard } from './refresh-requests.ts';
import { savedNow } from './saved-now.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { Turn } from './turn.ts';

/** What the member still owes, with the buttons of the prompt, and their reply that waits to be confirmed. */
export async function showMine(store: Store, turn: Turn, page: number): Promise<Card> {
  const { partnership } = turn.acting;
  const period = await store.periods.latest(partnership.id);
  if (!period) return notOpenedYet(store, partnership);
  const [asked, waiting] = await Promise.all([
    askedCard(store, turn, period, page),
    waitingDraft(store, turn, period),
  ]);
  if (!waiting) return asked ?? owesNothingCard();
  return besideWaiting(contextOf(partnership), waiting, asked);
}

/** Undefined where they were asked nothing. */
async function askedCard(
  store: Store,
  { acting: { partnership, member } }: Turn,
  period: PeriodFacts,
  page: number,
): Promise<Card | undefined> {
  const request = await store.requests.of(partnership.id, period.id, member.id);
  if (!request) return undefined;
  const standing = await standingOf(store, partnership.id, request);
  return requestCard(partnership, period, request, standing, page, { asQuery: true });
}

async function waitingDraft(
  store: Store,
  { acting: { partnership, member } }: Turn,
  period: PeriodFacts,
): Promise<WaitingDraft | undefined> {
  const draft = await store.drafts.of(partnership.id, period.id, member.id);
  if (!draft) return undefined;
  const theirs = await savedNow(store, partnership, draft);
  return { draftId: draft.id, items: draft.items, theirs };
}
