import { markOf, markText } from '../core/rag.ts';
import type { RollUpAction, RollUpFacts, RollUpPriority } from '../core/roll-up-facts.ts';
import { refAndTitle } from './action-line.ts';
import type { Card, ListItem } from './card.ts';
import { cardLimits, itemLength } from './card-size.ts';
import type { MessageContext } from './context.ts';
import { times } from './counted.ts';
import { excerpt, sentence } from './excerpt.ts';
import { countsText, partText } from './part-words.ts';
import { bold, item, text } from './parts.ts';
import { priorityName, priorityState } from './roll-up-priorities.ts';
import { dayInText, dayOfInstant } from './when.ts';

/** Room that the title, the counts and the fallback may take. */
const overhead = 1_500;

/** For the thread: every action of a priority, in as many cards as it takes, each within `cardLimits`. */
export function rollUpDetailCards(context: MessageContext, facts: RollUpFacts): Card[] {
  const unevidenced = new Set(
    facts.drift.flatMap(({ ref, ways }) =>
      ways.some(({ kind }) => kind === 'unevidenced') ? [ref] : [],
    ),
  );
  const itemFor = (action: RollUpAction) =>
    detailItem(context, action, unevidenced.has(action.ref) ? ['no difference described'] : []);
  return facts.priorities.flatMap((priority) => {
    const actions = facts.actions.filter((action) => action.priority === priority.key);
    const pages = pagesOf(actions.map(itemFor));
    return pages.map((items, index) => detailCard(priority, items, index + 1, pages.length));
  });
}

function detailCard(
  priority: RollUpPriority,
  items: readonly ListItem[],
  page: number,
  pages: number,
): Card {
  const part = pages > 1 ? ` (${page} of ${pages})` : '';
  const title = `${priorityName(priority)}${part}`;
  return {
    title,
    blocks: [text(priorityState(priority)), { kind: 'list', items }],
    buttons: [],
    fallback: `${excerpt(title, 150)}: ${countsText(priority.counts)}.`,
  };
}

function pagesOf(items: readonly ListItem[]): ListItem[][] {
  const pages: ListItem[][] = [];
  let left = 0;
  for (const one of items) {
    if (pages.length === 0 || itemLength(one) > left) {
      pages.push([]);
      left = cardLimits.characters - overhead;
    }
    pages.at(-1)?.push(one);
    left -= itemLength(one);
  }
  return pages;
}

function detailItem(
  context: MessageContext,
  action: RollUpAction,
  more: readonly string[],
): ListItem {
  const said = action.sentence ? `. ${sentence(action.sentence, 400)}` : '';
  const notes = [...notesOn(context, action), ...more];
  const end = said ? '' : '.';
  const note = notes.length > 0 ? ` (${notes.join('; ')})` : end;
  return item([bold(refAndTitle(action)), `: ${standing(context, action)}${said}${note}`]);
}

/** Where nobody answered, the last known mark is given with its date: never as if it were today's. */
function standing(context: MessageContext, action: RollUpAction): string {
  if (action.part !== 'no-update') return partText(action.part);
  if (!action.reportedAt) return `${partText('no-update')}, and none before`;
  const last = markText(markOf(action.state, action.rag));
  return `${partText('no-update')}; ${last} on ${dayOfInstant(context, new Date(action.reportedAt))}`;
}

function notesOn(context: MessageContext, action: RollUpAction): string[] {
  const { late, noChange, overdue, dueOn, dueMoves } = action;
  return [
    ...(late ? ['came after the deadline'] : []),
    ...(noChange ? ['no change'] : []),
    ...(overdue && dueOn ? [`overdue since ${dayInText(context, dueOn)}`] : []),
    ...(dueMoves > 0 ? [`due date moved ${times(dueMoves)}`] : []),
  ];
}
