import { markOf, markText } from '../core/rag.ts';
import type { AnswerShown } from './asked-action.ts';
import type { ListItem } from './card.ts';
import type { MessageContext } from './context.ts';
import { capitalised, sentence } from './excerpt.ts';
import { bold, item } from './parts.ts';
import { moment } from './when.ts';

/** An answer that is saved already, beside the one that somebody gives; `yours`: whoever reads it gave it. */
export interface AnsweredFirst extends AnswerShown {
  readonly yours: boolean;
}

/** What is saved for one action that a reply speaks of. */
export type AnsweredItem = AnsweredFirst & { readonly ref: string };

/** "you", "the lead": never a name. */
export const whoAnswered = ({ yours, capacity }: AnsweredFirst): string =>
  yours ? 'you' : `the ${capacity}`;

/** "▲ Amber. The site is late." */
export function answerSaid(answer: AnswerShown, most: number): string {
  const mark = markText(markOf(answer.state, answer.rag));
  return `${mark}. ${sentence(answer.sentence, most)}`.trimEnd();
}

/** "4.1: The lead said at 9am today: ▲ Amber. The site is late." */
export function savedNow(context: MessageContext, { ref, ...answer }: AnsweredItem): ListItem {
  const who = capitalised(whoAnswered(answer));
  const when = moment(context, answer.reportedAt);
  return item([bold(ref), `: ${who} said ${when}: ${answerSaid(answer, 400)}`]);
}

/** What somebody can do about answers that stand where they say something else. */
export function howToPick(answers: readonly AnsweredFirst[]): string {
  return answers.every(({ yours }) => yours)
    ? 'Confirm to replace what is saved, or throw this reply away to keep it.'
    : 'Confirm to replace their words, throw yours away to keep theirs, or reply again with both together.';
}
