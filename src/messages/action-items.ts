import type { ActionNow } from '../core/action-now.ts';
import { isOverdue } from '../core/asked.ts';
import { countsOf, partOf } from '../core/roll-up-counts.ts';
import type { RollUpCounts } from '../core/roll-up-facts.ts';
import { lastUpdate, markTextOf, overdueWords, refAndTitle } from './action-line.ts';
import type { ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { sentence } from './excerpt.ts';
import { bold, button, item } from './parts.ts';
import { dayInText, todayOf } from './when.ts';

/** More than a screen of them are put in the order of who needs somebody first. */
const aScreen = 12;

/** How actions stand by their last known state; one that nobody ever answered for is "no update". */
export function standingCounts(actions: readonly ActionNow[]): RollUpCounts {
  return countsOf(
    actions.map((action) => ({
      part: partOf({ ...action, updatedThisPeriod: action.latest !== undefined }),
    })),
  );
}

/** One line: mark, the sentence of the last update, its day, and when it is due. */
export function stateItem(context: MessageContext, action: ActionNow): ListItem {
  const said = action.latest ? ` ${sentence(action.latest.sentence, 200)}` : '';
  return item(
    [
      bold(refAndTitle(action)),
      `: ${markTextOf(action)}.${said} (${lastUpdate(context, action)}, ${dueWords(context, action)})`,
    ],
    button(context, 'show', ['priority', action.ref], 'History', {
      describes: `History of ${refAndTitle(action)}`,
    }),
  );
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
