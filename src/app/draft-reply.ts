import { v7 as newId } from 'uuid';
import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange, isAsked } from '../core/asked.ts';
import { mayUpdate } from '../core/permissions.ts';
import { enter, explain, type TypedText } from '../core/privacy.ts';
import { type NotUnderstood, parseReply, type ReplyItem } from '../core/reply.ts';
import { limits } from '../core/report-check.ts';
import { draftCard } from '../messages/draft.ts';
import { nothingToReplyToCard } from '../messages/trouble.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { DraftItem } from './store-requests.ts';
import type { Turn } from './turn.ts';

/**
 * Reads a plain reply as answers, keeps them as the member's draft of the period, and shows them back to confirm.
 * A new reply replaces only the refs it names. Whatever was not understood is said, with why.
 */
export async function draftReply(tx: Store, turn: Turn, text: TypedText): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const period = await tx.periods.latest(partnership.id);
  const actions = (await tx.plans.actions(partnership.id, {})).filter(
    (action) => isAsked(action) && mayUpdate(member, action.subGroup.id),
  );
  if (!period || actions.length === 0) return { kind: 'card', card: nothingToReplyToCard() };
  const parsed = parseReply(
    text,
    actions.map((action) => ({ ref: action.ref, canNoChange: canSayNoChange(action) })),
  );
  const notUnderstood: NotUnderstood[] = [...parsed.notUnderstood];
  const fresh = await draftItems(tx, turn, period, actions, parsed.items, notUnderstood);
  const before = await tx.requests.draft(partnership.id, member.id, period.id);
  const named = new Set(fresh.map((item) => item.actionId));
  const items = [...(before?.items ?? []).filter((item) => !named.has(item.actionId)), ...fresh];
  if (fresh.length > 0) {
    await tx.requests.putDraft(partnership.id, {
      id: newId(),
      memberId: member.id,
      periodId: period.id,
      items,
      draftedAt: partnership.now,
    });
  }
  const draft = await tx.requests.draft(partnership.id, member.id, period.id);
  const card = draftCard(contextOf(partnership), {
    ...(draft ? { draftId: draft.id } : {}),
    items,
    notUnderstood,
  });
  return { kind: 'card', card };
}

async function draftItems(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  actions: readonly ActionNow[],
  items: readonly ReplyItem[],
  notUnderstood: NotUnderstood[],
): Promise<DraftItem[]> {
  const ids = actions.map(({ id }) => id);
  const updates = await tx.updates.inPeriod(turn.acting.partnership.id, period.id, ids);
  return items.flatMap((item) => {
    const action = actions.find(({ ref }) => ref === item.ref);
    if (!action) return [];
    const choice = item.noChange ? 'no-change' : (item.rag ?? item.state ?? 'not-started');
    if (choice === 'complete') {
      const why = `Use the Update form to complete ${item.ref}: it asks what difference it made.`;
      notUnderstood.push({ text: item.sentence, why });
      return [];
    }
    const entered = enter(item.sentence, limits.sentence);
    if (!entered.ok) {
      notUnderstood.push({ text: item.ref, why: entered.reasons.map(explain).join(' ') });
      return [];
    }
    const revisionSeen = updates.get(action.id)?.revision ?? 0;
    return [{ actionId: action.id, ref: action.ref, revisionSeen, choice, sentence: entered.text }];
  });
}
