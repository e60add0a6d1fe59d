import { dateAndTime } from '../core/written-dates.ts';
import type { Card } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted, figure, times } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { fitted, sectionOf } from './fit.ts';
import { bold, item, text } from './parts.ts';
import { deadline } from './when.ts';

export interface PersonAsked {
  readonly name: string;
  /** How many actions. */
  readonly asked: number;
  readonly answered: number;
  readonly askedAt: Date;
  /** Of the message that asked. */
  readonly promptState:
    | 'queued'
    | 'sending'
    | 'sent'
    | 'uncertain'
    | 'held'
    | 'cancelled'
    | 'failed';
  /** How many reminders were sent. */
  readonly reminders: number;
}

/** For the coordinator alone: who was asked when, and how much they have answered. Those who owe most come first. */
export function peopleCard(
  context: MessageContext,
  { period, people }: { readonly period: PeriodShown; readonly people: readonly PersonAsked[] },
): Card {
  const done = people.filter(({ asked, answered }) => answered >= asked).length;
  const closed = context.now >= period.closesAt;
  const when = closed ? 'Closed' : 'Closes';
  const said = `${figure(done)} of ${counted(people.length, 'person', 'people')} asked ${done === 1 ? 'has' : 'have'} answered everything. ${when} ${deadline(context, period.closesAt)}.`;
  const sorted = [...people].sort((a, b) => b.asked - b.answered - (a.asked - a.answered));
  return fitted({
    title: 'Who was asked',
    before: [text(said)],
    sections: [
      sectionOf(
        sorted,
        (person) => item([bold(excerpt(person.name, 80)), personText(context, person)]),
        { rest: 'they owe less than those above' },
      ),
    ],
    buttons: [],
    fallback: said,
  });
}

function personText(context: MessageContext, person: PersonAsked): string {
  const { asked, answered, reminders } = person;
  const said = `: ${figure(answered)} of ${figure(asked)} answered.`;
  if (answered >= asked) return said;
  const reminded = reminders > 0 ? `, reminded ${times(reminders)}` : '';
  return `${said} ${askedText(context, person)}${reminded}.`;
}

function askedText(context: MessageContext, { promptState, askedAt }: PersonAsked): string {
  switch (promptState) {
    case 'sent':
      return `Asked ${dateAndTime(askedAt, context.zone)}`;
    case 'queued':
    case 'sending':
      return 'The request is on its way';
    case 'uncertain':
    case 'held':
      return 'The request may not have arrived: ask them yourself';
    case 'failed':
    case 'cancelled':
      return 'The request could not be delivered: ask them yourself';
  }
}
