import type { Card } from '../messages/card.ts';
import { chaserDoneCard } from '../messages/chasers.ts';
import { periodOverCard } from '../messages/period-over.ts';
import { promptCard } from '../messages/prompt.ts';
import type { PartnershipNow } from './acting.ts';
import type { Standing } from './asked-actions.ts';
import { bringUpToDate, cancelTroubled, changeInPlace } from './bring-up-to-date.ts';
import { deputyMessageCard, reasonIn } from './deputy-message.ts';
import { contextOf } from './message-context.ts';
import { isAfterSnooze, reminderMessageCard } from './reminder-message.ts';
import type { Store } from './store.ts';
import type { ShownMessage } from './store-ledger.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';

const kinds = ['prompt', 'reminder', 'deputy'] as const;

/**
 * Reminders, hand-overs and what was asked besides the first prompt name only what is still owed. Where nothing is, one that waits to be sent is
 * cancelled, and one that was sent says thank you.
 */
export async function refreshChasers(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
  spread?: true,
): Promise<void> {
  const { memberId } = request;
  const about = { kind: 'receipt', periodId: period.id, ...(spread ? { spread } : {}) } as const;
  const which = { periodId: period.id, memberId, kinds };
  for (const shown of await tx.ledger.shown(partnership.id, which)) {
    const card = cardNow(partnership, period, request, standing, shown);
    if (shown.id === request.promptId) {
      await changeFirst(tx, partnership, shown, standing, card);
      continue;
    }
    const now = { card, done: chaserDoneCard(), about };
    await bringUpToDate(tx, partnership, shown, now);
  }
}

/** What asked first becomes the receipt. But nobody need ask whether it arrived, nor send it again, once nothing is owed. */
async function changeFirst(
  tx: Store,
  partnership: PartnershipNow,
  shown: ShownMessage,
  { owed }: Standing,
  card: Card | undefined,
): Promise<void> {
  if (shown.troubled && owed.length === 0) {
    await cancelTroubled(tx, partnership, shown.id);
  } else if (shown.kind === 'deputy' && shown.waiting) {
    await changeInPlace(tx, partnership, shown, card);
  }
}

/** Undefined where nothing of it is owed any more. */
function cardNow(
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
  shown: ShownMessage,
): Card | undefined {
  const card = askingCard(partnership, period, request, standing, shown);
  return card && period.over ? periodOverCard(contextOf(partnership), period) : card;
}

function askingCard(
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
  shown: ShownMessage,
): Card | undefined {
  if (shown.kind !== 'reminder') return askedCard(partnership, period, request, standing, shown);
  if (standing.mine.length === 0) return undefined;
  const afterSnooze = isAfterSnooze(shown.key);
  return reminderMessageCard(partnership, period, request, standing, afterSnooze);
}

/** Of what a hand-over or a new lead's further prompt named, all that is owed. */
function askedCard(
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  { owed, passable }: Standing,
  shown: ShownMessage,
): Card | undefined {
  const { id: requestId } = request;
  const named = request.items.filter(({ namedBy }) => namedBy === shown.id);
  const ids = new Set(named.map(({ actionId }) => actionId));
  const items = owed.filter(({ id }) => ids.has(id));
  if (items.length === 0) return undefined;
  if (shown.kind === 'deputy') {
    return deputyMessageCard(partnership, period, requestId, items, reasonIn(shown.key));
  }
  const groups = new Set(items.map(({ subGroup }) => subGroup.id));
  const canPass = passable.some(({ id }) => groups.has(id));
  return promptCard(contextOf(partnership), { requestId, period, items, page: 1, canPass });
}
