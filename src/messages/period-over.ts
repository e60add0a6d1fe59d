import type { Card } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { plainCard } from './trouble.ts';
import { dayOfInstant, namedMoment } from './when.ts';

const newer = 'See the newer message, or what you owe now: /progress mine';

/** In the place of what asked in a period that a later one has followed: an answer belongs to that one now. */
export function periodOverCard(context: MessageContext, { closesAt }: PeriodShown): Card {
  const title = `This closed on ${dayOfInstant(context, closesAt)}`;
  return { ...plainCard(title, newer), fallback: `${title}. ${newer}` };
}

/** The same in a sentence, on a receipt. */
export const periodOverWords = (context: MessageContext, { closesAt }: PeriodShown): string =>
  `This closed on ${dayOfInstant(context, closesAt)}. ${newer}`;

/** "Answers closed on Thursday 5 September at 5pm. You can still answer; it is marked late." Undefined before the close. */
export function closedWords(
  context: MessageContext,
  { closesAt }: PeriodShown,
): string | undefined {
  if (context.now < closesAt) return undefined;
  return `Answers closed ${namedMoment(context, closesAt)}. You can still answer; it is marked late.`;
}
