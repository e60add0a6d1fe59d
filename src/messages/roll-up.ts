import type { RollUpFacts } from '../core/roll-up-facts.ts';
import { dayMonthYear } from '../core/written-dates.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted, figure, someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { fitted, type Section } from './fit.ts';
import { countsText } from './part-words.ts';
import { text, toned } from './parts.ts';
import { betterText, prioritySection } from './roll-up-priorities.ts';
import { exceptionSections } from './roll-up-sections.ts';
import { dayInText, deadline } from './when.ts';

/** The summary of one period for the Executive, on one screen: within `cardLimits` at any size of plan. */
export function rollUpCard(context: MessageContext, facts: RollUpFacts): Card {
  const headline = rollUpHeadline(facts);
  const closesAt = new Date(facts.closesAt);
  const isOpen = context.now < closesAt;
  const what = isOpen ? 'Roll-up so far' : 'Roll-up';
  const better = betterText(facts);
  const late = lateText(facts);
  const exceptions = exceptionSections(context, facts);
  const week = `week of ${dayMonthYear(facts.openedOn)}`;
  return fitted({
    title: `${what}: ${week}`,
    // One block: with every section there, a screen has room for no more.
    before: [
      text(
        [
          ...(isOpen ? [`So far: closes ${deadline(context, closesAt)}.`] : []),
          headline,
          ...(late ? [late] : []),
          ...(better ? [better] : []),
        ].join(' '),
      ),
    ],
    sections: [...exceptions, prioritySection(facts)],
    after: [
      toned(
        'muted',
        `${excerpt(facts.partnershipName, 150)}. Asked on ${dayInText(context, facts.openedOn)}, `,
        `counted on ${dayInText(context, facts.takenOn)}. More on any of it: /priority`,
      ),
    ],
    buttons: [],
    fallback: `${what}, ${week}: ${[headline.slice(0, -1), ...headingsOf(exceptions)].join('; ')}.`,
  });
}

/** What each part is about, for those to whom the whole is read: "2 asks of the Executive", "1 newly amber". */
function headingsOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({ heading, total }) => (heading && total > 0 ? [heading] : []));
}

/** "2 answers came after the deadline: 3.1 and 4.2." Undefined where none did. */
function lateText({ actions }: RollUpFacts): string | undefined {
  const refs = actions.filter(({ late }) => late).map(({ ref }) => ref);
  if (refs.length === 0) return undefined;
  return `${counted(refs.length, 'answer')} came after the deadline: ${someOf(refs, 10)}.`;
}

/** "2 red, 5 amber, 10 green, 2 complete, 2 no update; 19 of 21 actions updated." */
function rollUpHeadline({ counts, total, updated, asked }: RollUpFacts): string {
  const rest = total - asked;
  const notAsked = rest > 0 ? `, ${figure(rest)} not asked` : '';
  return `${countsText(counts)}; ${figure(updated)} of ${counted(total, 'action')} updated${notAsked}.`;
}
