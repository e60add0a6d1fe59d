import { answerWords } from './answer-words.ts';
import type { AnsweredAction } from './asked-action.ts';
import type { MessageContext } from './context.ts';
import { counted, figure } from './counted.ts';
import { excerpt } from './excerpt.ts';

export const thanks = 'Thank you.';

/** Nobody is thanked for what others answered. */
export function headingOf(answered: readonly AnsweredAction[]): string {
  const [first, ...more] = answered;
  const isTheirs = answered.some(({ capacity, answer }) => answer.capacity === capacity);
  if (!first || isTheirs) return thanks;
  const isOne = more.every(({ answer }) => answer.capacity === first.answer.capacity);
  const by = isOne ? `the ${first.answer.capacity}` : 'others';
  return more.length === 0
    ? `${first.ref} was answered by ${by}.`
    : `${counted(answered.length, 'action')} were answered by ${by}.`;
}

/** The heading and the answers below it, for whoever hears or is notified of them. */
export function answersRead(
  context: MessageContext,
  heading: string,
  answered: readonly AnsweredAction[],
  by: 'you' | 'whoever',
): string {
  const words = answered.slice(0, 3).map((action) => answerWords(context, action, by));
  const more = answered.length > 3 ? [`And ${figure(answered.length - 3)} more.`] : [];
  return excerpt([heading, ...words, ...more].join(' '), 600);
}
