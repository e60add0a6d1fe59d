import { type HandedOver, owedBy, type PersonAsked } from '../core/person-asked.ts';
import type { MessageContext } from './context.ts';
import { figure } from './counted.ts';
import type { PersonMends } from './person-mends.ts';
import { askedText, furtherText, receiptText, remindedText } from './person-messages.ts';
import { momentNear } from './when.ts';

/** What came of asking somebody, in short sentences: only what is not the same for all. */
export function personText(
  context: MessageContext,
  person: PersonAsked,
  openedAt: Date,
  mends: PersonMends,
): string {
  const answered = answeredText(context, person);
  const receipt = receiptText(person);
  if (owedBy(person) === 0) return [answered, ...receipt].join(' ');
  return [
    answered,
    ...askedText(context, person, openedAt, mends),
    ...didText(context, person),
    ...remindedText(context, person, mends),
    ...person.handedOver.map((handed) => handedText(context, person, handed)),
    ...furtherText(person, mends),
    ...receipt,
  ].join(' ');
}

function answeredText(
  context: MessageContext,
  { asked, answered, answeredAt }: PersonAsked,
): string {
  const said = `${figure(answered)} of ${figure(asked)} answered`;
  if (answeredAt) return `${said}, first ${momentNear(context, answeredAt)}.`;
  return answered > 0 ? `${said}, by somebody else.` : `${said}.`;
}

function didText(context: MessageContext, { draftedAt, snoozedUntilAt }: PersonAsked): string[] {
  return [
    ...(draftedAt ? [`Replied ${momentNear(context, draftedAt)}, and has not confirmed it.`] : []),
    ...(snoozedUntilAt ? [`Asked to be reminded ${momentNear(context, snoozedUntilAt)}.`] : []),
  ];
}

function handedText(
  context: MessageContext,
  { asked }: PersonAsked,
  { at, for: why, actions }: HandedOver,
): string {
  const some = actions < asked ? `${figure(actions)} of them` : undefined;
  const on = momentNear(context, at);
  return why === 'passed'
    ? `Passed ${some ?? (asked === 1 ? 'it' : 'all')} to the deputy ${on}.`
    : `Deputy asked${some ? ` about ${some}` : ''} ${on}.`;
}
