import type { ActionNow } from '../core/action-now.ts';
import { isAsked, isOverdue } from '../core/asked.ts';
import { addDays } from '../core/local-date.ts';
import { type Mark, markOf, markText, noUpdateMark } from '../core/rag.ts';
import type { Span } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt, titleExcerpt } from './excerpt.ts';
import { bold } from './parts.ts';
import { dayInText, dayOfInstant, todayOf } from './when.ts';

const maxTitle = 120;

/** "4.2 Build a repository of resources" */
export function refAndTitle(action: Pick<ActionNow, 'ref' | 'title'>, most = maxTitle): string {
  return `${excerpt(action.ref, 20)} ${titleExcerpt(action.title, most)}`;
}

/** "● Green", "○ Not started" */
export function markTextOf(action: Pick<ActionNow, 'state' | 'rag'>): string {
  return markText(markOf(action.state, action.rag));
}

/** "last update 14 September", or "no update yet". */
export function lastUpdate(context: MessageContext, action: Pick<ActionNow, 'latest'>): string {
  if (!action.latest) return 'no update yet';
  return `last update ${dayOfInstant(context, action.latest.reportedAt)}`;
}

/** "– No update yet" of an open action that nobody ever answered for: that it is not started, nobody said. */
export function neverHeardOf(action: Pick<ActionNow, 'state' | 'latest'>): string | undefined {
  return isAsked(action) && !action.latest ? `${markText(noUpdateMark)} yet` : undefined;
}

/** "▲ Amber, last update 14 September", "– No update yet" */
export function lastKnown(context: MessageContext, action: ActionNow): string {
  return neverHeardOf(action) ?? `${markTextOf(action)}, ${lastUpdate(context, action)}`;
}

/** "overdue since 31 August 2024"; undefined where it is not. */
export function overdueWords(
  context: MessageContext,
  action: Pick<ActionNow, 'state' | 'dueOn'>,
): string | undefined {
  if (action.dueOn === undefined || !isOverdue(action, todayOf(context))) return undefined;
  return `overdue since ${dayInText(context, action.dueOn)}`;
}

const soonDays = 14;

/** "overdue since 31 August", "due 3 September"; undefined where it is due later than in two weeks. */
function dueSoonWords(
  context: MessageContext,
  action: Pick<ActionNow, 'state' | 'dueOn'>,
): string | undefined {
  const { dueOn } = action;
  if (dueOn === undefined || dueOn > addDays(todayOf(context), soonDays)) return undefined;
  return overdueWords(context, action) ?? `due ${dayInText(context, dueOn)}`;
}

/** One line: reference, title, mark, last update, and when it is due where that is soon or past. */
export function actionLine(
  context: MessageContext,
  action: ActionNow,
  more: string[] = [],
): Span[] {
  const due = dueSoonWords(context, action);
  const rest = [lastKnown(context, action), ...(due ? [due] : [])];
  return [bold(refAndTitle(action)), { text: `: ${[...rest, ...more].join(', ')}` }];
}

/** A mark inside a sentence: "green", "not started". */
export const lowerWord = (mark: Mark): string =>
  mark.word.charAt(0).toLowerCase() + mark.word.slice(1);
