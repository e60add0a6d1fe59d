import type { ActionNow, OpenAsk } from '../core/action-now.ts';
import { isOverdue, mostOverdueFirst } from '../core/asked.ts';
import {
  type CurrentPeriods,
  standingCounts,
  stateItem,
  worstFirstIfMany,
} from './action-items.ts';
import { askItem, asksSection } from './ask-words.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { fitted, sectionOf } from './fit.ts';
import { countsText } from './part-words.ts';
import { text } from './parts.ts';
import { todayOf } from './when.ts';

/** A sub-group's actions, and what it asks of the Executive. */
export function subGroupCard(
  context: MessageContext,
  {
    name,
    actions,
    asks,
    current,
  }: {
    readonly name: string;
    readonly actions: readonly ActionNow[];
    readonly asks: readonly OpenAsk[];
    readonly current?: CurrentPeriods;
  },
): Card {
  const today = todayOf(context);
  const overdue = actions.filter((action) => isOverdue(action, today)).length;
  const late = overdue > 0 ? ` ${overdue} overdue.` : '';
  const said = `${counted(actions.length, 'action')}: ${countsText(standingCounts(actions, current))}.${late}`;
  const title = excerpt(name, 120);
  return fitted({
    title,
    before: [text(said)],
    sections: [
      sectionOf(
        worstFirstIfMany(context, actions),
        (action) => stateItem(context, action, current),
        { rest: 'ask for one by its number, such as /priority 2.3' },
      ),
      asksSection(context, asks),
    ],
    buttons: [],
    fallback: `${title}: ${said}`,
  });
}

/** What is past its due date, the longest first. */
export function overdueCard(context: MessageContext, actions: readonly ActionNow[]): Card {
  const one = actions.length === 1;
  const said =
    actions.length === 0
      ? 'Nothing is overdue.'
      : `${counted(actions.length, 'action')} ${one ? 'is' : 'are'} overdue.`;
  return fitted({
    title: 'Overdue',
    before: [text(said)],
    sections: [
      sectionOf(mostOverdueFirst(actions), (action) => stateItem(context, action), {
        rest: 'ask by sub-group, such as /progress subgroup fathers',
      }),
    ],
    buttons: [],
    fallback: said,
  });
}

/** What leads need from the Executive and nobody has answered; given earliest needed first. */
export function asksCard(context: MessageContext, asks: readonly OpenAsk[]): Card {
  const one = asks.length === 1;
  const said =
    asks.length === 0
      ? 'Nothing is asked of the Executive.'
      : `${counted(asks.length, 'ask')} of the Executive ${one ? 'is' : 'are'} open.`;
  return fitted({
    title: 'Asked of the Executive',
    before: [text(said)],
    sections: [
      sectionOf(asks, (ask) => askItem(context, ask, 400), {
        rest: 'see those of one priority, such as /priority 2',
      }),
    ],
    buttons: [],
    fallback: said,
  });
}
