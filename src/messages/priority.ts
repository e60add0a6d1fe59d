import type { ActionNow, OpenAsk } from '../core/action-now.ts';
import { isAsked } from '../core/asked.ts';
import { directionOfTravel, markText, ragMarks, rags, stateMarks } from '../core/rag.ts';
import type { Direction, RollUpCounts } from '../core/roll-up-facts.ts';
import { overallDirection } from '../core/roll-up-priorities.ts';
import {
  type CurrentPeriods,
  currentPart,
  standingCounts,
  stateItem,
  worstFirstIfMany,
} from './action-items.ts';
import { asksSection } from './ask-words.ts';
import type { Block, Card, ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted, figure } from './counted.ts';
import { excerpt, titleExcerpt } from './excerpt.ts';
import { fitted, sectionOf } from './fit.ts';
import { countsText, countsWithMarks, directionText } from './part-words.ts';
import { bold, button, item, text, toned } from './parts.ts';
import { dayOfInstant } from './when.ts';

export type PriorityShown = { readonly number: number; readonly title: string } | 'cross-cutting';

/** Every priority on one screen, with what cuts across them. */
export function prioritiesCard(
  context: MessageContext,
  {
    priorities,
    actions,
    current,
  }: {
    readonly priorities: readonly { readonly number: number; readonly title: string }[];
    readonly actions: readonly ActionNow[];
    readonly current?: CurrentPeriods;
  },
): Card {
  const crossCutting = actions.some((action) => action.priority === 'cross-cutting');
  const all: PriorityShown[] = [...priorities, ...(crossCutting ? ['cross-cutting' as const] : [])];
  const said = `${counted(actions.length, 'action')}: ${countsText(standingCounts(actions, current))}.`;
  return fitted({
    title: excerpt(context.partnershipName, 140),
    before: [text(said)],
    sections: [
      sectionOf(all, (priority) => priorityItem(context, priority, actions, current), {
        rest: 'ask for one by its number, such as /priority 20',
      }),
    ],
    buttons: [],
    fallback: said,
  });
}

/** One priority: how it stands, each action in a sentence, and what is asked of the Executive. */
export function priorityCard(
  context: MessageContext,
  {
    priority,
    actions,
    asks,
    current,
  }: {
    readonly priority: PriorityShown;
    readonly actions: readonly ActionNow[];
    readonly asks: readonly OpenAsk[];
    readonly current?: CurrentPeriods;
  },
): Card {
  const headline = headlineOf(actions, current);
  return fitted({
    title: nameOf(priority),
    before: [text(headline)],
    sections: [
      sectionOf(
        worstFirstIfMany(context, actions),
        (action) => stateItem(context, action, current),
        { rest: 'ask for one by its number, such as /priority 2.10' },
      ),
      asksSection(context, asks),
    ],
    after: [lastHeard(context, actions)],
    buttons: [],
    fallback: `${nameOf(priority)}: ${headline}`,
  });
}

export function nameOf(priority: PriorityShown): string {
  if (priority === 'cross-cutting') return 'Cross-cutting';
  return `${figure(priority.number)} ${titleExcerpt(priority.title, 110)}`;
}

function priorityItem(
  context: MessageContext,
  priority: PriorityShown,
  all: readonly ActionNow[],
  current: CurrentPeriods,
): ListItem {
  const actions = all.filter((action) => isOf(action, priority));
  const way = directionText(directionOf(actions, current));
  const words = [countsWithMarks(standingCounts(actions, current)), ...(way ? [way] : [])];
  const key = priority === 'cross-cutting' ? priority : String(priority.number);
  return item(
    [bold(nameOf(priority)), `: ${words.join('. ')}`],
    button(context, 'show', ['priority', key], 'Show', { describes: `Show ${nameOf(priority)}` }),
  );
}

function isOf(action: ActionNow, priority: PriorityShown): boolean {
  if (priority === 'cross-cutting' || action.priority === 'cross-cutting') {
    return action.priority === priority;
  }
  return action.priority.number === priority.number;
}

/** "▲ Amber. ↘ Worse. 2 actions: 1 amber, 1 green."; "1 of 5 actions heard from: ● 1 green, – 4 no update." */
export function headlineOf(actions: readonly ActionNow[], current: CurrentPeriods): string {
  const counts = standingCounts(actions, current);
  const way = directionText(directionOf(actions, current));
  const unheard = counts['no-update'];
  // How many were heard from, and how many were not, would say the same twice.
  if (unheard > 0 && unheard === actions.length) {
    if (unheard === 1) return 'Its one action has no update.';
    return `No update on any of ${counted(unheard, 'action')}.`;
  }
  // One colour for all would speak for those that nobody has heard from.
  if (unheard > 0) {
    const open = actions.filter(isAsked).length;
    const what = counted(open, open === actions.length ? 'action' : 'open action');
    const said = `${figure(open - unheard)} of ${what} heard from: ${countsWithMarks(counts)}.`;
    return way ? `${said} ${way}.` : said;
  }
  const standing = [standingText(actions, counts), ...(way ? [way] : [])].join('. ');
  return `${standing}. ${counted(actions.length, 'action')}: ${countsText(counts)}.`;
}

/** The worst RAG that was reported speaks for the priority. */
function standingText(actions: readonly ActionNow[], counts: RollUpCounts): string {
  const worst = rags.findLast((rag) => counts[rag] > 0);
  if (worst) return markText(ragMarks[worst]);
  const done = actions.length > 0 && counts.complete === actions.length;
  return done ? markText(stateMarks['complete-accepted']) : 'Nothing in progress';
}

function directionOf(
  actions: readonly ActionNow[],
  current: CurrentPeriods,
): Direction | undefined {
  const heard = actions.filter((action) =>
    rags.some((rag) => rag === currentPart(action, current)),
  );
  return overallDirection(heard.map(({ ragBefore, rag }) => directionOfTravel(ragBefore, rag)));
}

/** "Last heard on 14 September, from Fathers." */
function lastHeard(context: MessageContext, actions: readonly ActionNow[]): Block {
  const [newest] = actions
    .filter((action) => action.latest !== undefined)
    .sort((a, b) => instant(b) - instant(a));
  if (!newest?.latest) return toned('muted', 'Nothing has been heard yet.');
  const day = dayOfInstant(context, newest.latest.reportedAt);
  return toned('muted', `Last heard on ${day}, from ${excerpt(newest.subGroup.name, 80)}.`);
}

const instant = (action: ActionNow): number => action.latest?.reportedAt.getTime() ?? 0;
