import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange } from '../core/asked.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import { thanksCard } from '../messages/receipt.ts';
import { answerShown, standingOf } from './asked-actions.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { requestCard } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { Turn } from './turn.ts';

export interface JustAnswered {
  readonly action: ActionNow;
  readonly update: StatusUpdate;
}

/** What somebody sees at once after answering: their receipt, or a word of thanks where nothing was asked of them. */
export async function thanksFor(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  answers: readonly JustAnswered[],
): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const request = await tx.requests.of(partnership.id, period.id, member.id);
  const asked = request?.items.some((item) =>
    answers.some(({ action }) => action.id === item.actionId),
  );
  if (request && asked) {
    const standing = await standingOf(tx, partnership.id, request);
    return { kind: 'replace', card: requestCard(partnership, period, request, standing, 1) };
  }
  const ids = answers.map(({ action }) => action.id);
  // As they stand now that the answers are stored.
  const actions = await tx.plans.actions(partnership.id, { ids });
  const now = new Map(actions.map((action) => [action.id, action]));
  const answered = answers.map(({ action: before, update }) => {
    const action = now.get(before.id) ?? before;
    return {
      ...action,
      capacity: 'lead' as const,
      canNoChange: canSayNoChange(action),
      passedToDeputy: false,
      answer: answerShown(action, update),
    };
  });
  return { kind: 'replace', card: thanksCard(contextOf(partnership), { period, answered }) };
}
