import type { Button } from './card.ts';
import type { MessageContext } from './context.ts';
import { figure } from './counted.ts';
import { button } from './parts.ts';

/** What a message or a form can carry and still be read. */
export const actionsAPage = 10;

export interface Page<Item> {
  readonly items: readonly Item[];
  /** From 1. */
  readonly number: number;
  readonly total: number;
}

/** Ten a page; a page that is not there gives the nearest one. */
export function pageOf<Item>(items: readonly Item[], wanted: number): Page<Item> {
  const last = Math.max(1, Math.ceil(items.length / actionsAPage));
  const number = Math.min(Math.max(1, Math.trunc(wanted) || 1), last);
  const from = (number - 1) * actionsAPage;
  return { items: items.slice(from, from + actionsAPage), number, total: items.length };
}

/** "More (11 to 20 of 34)" and "Back (1 to 10 of 34)", where there are such pages. */
export function pageButtons(
  context: MessageContext,
  requestId: string,
  page: Page<unknown>,
): Button[] {
  const to = (number: number, word: string): Button => {
    const from = (number - 1) * actionsAPage + 1;
    const until = Math.min(number * actionsAPage, page.total);
    const range = from === until ? figure(from) : `${figure(from)} to ${figure(until)}`;
    const label = `${word} (${range} of ${figure(page.total)})`;
    return button(context, 'page', [requestId, String(number)], label);
  };
  const more = page.number * actionsAPage < page.total ? [to(page.number + 1, 'More')] : [];
  const back = page.number > 1 ? [to(page.number - 1, 'Back')] : [];
  return [...more, ...back];
}
