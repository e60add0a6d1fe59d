import type { ActionNow } from '../core/action-now.ts';
import { isOverdue } from '../core/asked.ts';
import { countsOf, partOf } from '../core/roll-up-counts.ts';
import type { RollUpCounts, RollUpPart } from '../core/roll-up-facts.ts';
import { lastUpdate, markTextOf, overdueWords, refAndTitle } from './action-line.ts';
import type { ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { sentence } from './excerpt.ts';
import { partText } from './part-words.ts';
import { bold, button, item } from './parts.ts';
import { dayInText, dayOfInstant, todayOf } from './when.ts';

/** More than a screen of them are put in the order of who needs somebody first. */
const aScreen = 12;

/**
 * The periods whose answers are news: the latest one opened, and the one before it while that one is open.
 * An open action whose last answer is older counts as "no update". Absent: any answer will do.
 */
export type CurrentPeriods = readonly string[] | undefined;

function isHeard(action: ActionNow, current: CurrentPeriods): boolean {
  if (!action.latest) return false;
  return current === undefined || current.includes(action.latest.periodId);
}

/** How actions stand by their last known state; one that nobody answered for is "no update". */
export function standingCounts(
  actions: readonly ActionNow[],
  current?: CurrentPeriods,
): RollUpCounts {
  return countsOf(actions.map((action) => ({ part: currentPart(action, current) })));
}

export function currentPart(action: ActionNow, current?: CurrentPeriods): RollUpPart {
  const { state, rag } = action;
  return partOf({ state, ...(rag && { rag }), updatedThisPeriod: isHeard(action, current) });
}

/** One line: mark, the sentence of the last update, its day, and when it is due. */
export function stateItem(
  context: MessageContext,
  action: ActionNow,
  current?: CurrentPeriods,
): ListItem {
  const { latest } = action;
  const said = latest ? `. ${sentence(latest.sentence, 200)}` : '';
  const dated = latest && currentPart(action, current) !== 'no-update';
  const notes = [...(dated ? [lastUpdate(context, action)] : []), dueWords(context, action)];
  return item(
    [
      bold(refAndTitle(action)),
      `: ${standing(context, action, current)}${said} (${notes.join(', ')})`,
    ],
    button(context, 'show', ['priority', action.ref], 'History', {
      describes: `History of ${refAndTitle(action)}`,
    }),
  );
}

/** "▲ Amber"; where nobody answered, that, and the last known mark with it. */
function standing(context: MessageContext, action: ActionNow, current: CurrentPeriods): string {
  if (currentPart(action, current) !== 'no-update') return markTextOf(action);
  if (!action.latest) return partText('no-update');
  return `${partText('no-update')}, last known ${markTextOf(action)} on ${dayOfInstant(context, action.latest.reportedAt)}`;
}

/** "due 31 March 2025", "overdue since 31 August", "due after each case review", "no due date" */
export function dueWords(context: MessageContext, action: ActionNow): string {
  if (action.dueEach) return `due after each ${action.dueEach}`;
  if (!action.dueOn) return 'no due date';
  return overdueWords(context, action) ?? `due ${dayInText(context, action.dueOn)}`;
}

/** The plan's order where they fit a screen; else the red and overdue first. */
export function worstFirstIfMany(
  context: MessageContext,
  actions: readonly ActionNow[],
): readonly ActionNow[] {
  if (actions.length <= aScreen) return actions;
  const today = todayOf(context);
  const worry = (action: ActionNow): number => {
    if (action.state !== 'in-progress') return action.state === 'not-started' ? 1 : 0;
    const colour = { red: 6, amber: 4, green: 2 }[action.rag ?? 'green'];
    return colour + (isOverdue(action, today) ? 1 : 0);
  };
  return [...actions].sort((a, b) => worry(b) - worry(a));
}
