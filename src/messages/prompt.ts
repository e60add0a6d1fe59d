import type { AskedAction, RequestShown } from './asked-action.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted, someOf } from './counted.ts';
import { notPassedOn, owedBlocks, owedButtons, passedOnWords, whyYou } from './request-parts.ts';
import { namedDeadline } from './when.ts';

/** What one member owes in one period, ten actions a page, the most overdue first. */
export function promptCard(
  context: MessageContext,
  { items, ...request }: RequestShown & { readonly items: readonly AskedAction[] },
): Card {
  const title = headline(context, request, items);
  const refs = items.map((action) => action.ref);
  return {
    title,
    blocks: [...owedBlocks(context, request, items), whyYou(context, items)],
    buttons: owedButtons(context, request, items),
    fallback: `${title.slice(0, -1)}: ${someOf(refs, 10)}.`,
  };
}

/** Counts what is theirs: what they passed on is asked of the deputy. */
function headline(
  context: MessageContext,
  { period }: RequestShown,
  owed: readonly AskedAction[],
): string {
  const { length } = notPassedOn(owed);
  if (length === 0) return passedOnWords(owed);
  const actions = counted(length, 'action');
  if (context.now >= period.closesAt) {
    return `${actions} had no update by ${namedDeadline(context, period.closesAt)}.`;
  }
  return `${actions} ${length === 1 ? 'needs' : 'need'} an update by ${namedDeadline(context, period.closesAt)}.`;
}
