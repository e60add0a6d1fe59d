import { markOf } from '../core/rag.ts';
import { lowerWord } from './action-line.ts';
import type { AnsweredAction, AnswerShown } from './asked-action.ts';
import type { MessageContext } from './context.ts';
import { clause, ended } from './excerpt.ts';
import { dayInText } from './when.ts';

const maxSentence = 300;

/** "4.2 is amber: venue lost; you asked the Executive for a decision by 1 October." */
export function answerWords(
  context: MessageContext,
  action: AnsweredAction,
  by: 'you' | 'whoever' = 'whoever',
): string {
  const { ref, capacity, answer } = action;
  if (answer.decision?.kind === 'sent-back') {
    const { reason = '' } = answer.decision;
    const why = clause(reason, maxSentence);
    return ended(`${ref} was sent back, not complete yet${why && ': '}${why}`);
  }
  if (isOvertakenClaim(answer)) {
    return `${ref} is not claimed as complete: a newer update stands. To claim it, change that one: /progress update ${ref}`;
  }
  const who = by === 'you' || answer.capacity === capacity ? 'you' : `the ${answer.capacity}`;
  const more = [moved(context, action), askedWords(context, answer, who)];
  const said = [clause(answer.sentence, maxSentence), ...more].filter(Boolean).join('; ');
  const late = answer.late ? ' It came after the close, so it will be in the next roll-up.' : '';
  const author = who === 'you' ? '' : ` The ${answer.capacity} answered.`;
  return `${ended(`${ref} is ${standing(answer)}${said && ': '}${said}`)}${late}${author}`;
}

/** Nobody is asked to accept it, since it is not what is said of the action. */
const isOvertakenClaim = ({ state, decision, overtaken }: AnswerShown): boolean =>
  state === 'complete-claimed' && !decision && overtaken === true;

function standing(answer: AnswerShown): string {
  if (answer.state === 'complete-claimed') {
    return answer.decision ? 'accepted as complete' : 'complete, waiting to be accepted';
  }
  const word = lowerWord(markOf(answer.state, answer.rag));
  return answer.way === 'no-change' ? `still ${word}` : word;
}

/** A later answer or the plan may have set another date, which stands. */
function moved(context: MessageContext, { dueOn, answer }: AnsweredAction): string | undefined {
  if (!answer.newDueOn || !dueOn) return undefined;
  return `${dueOn === answer.newDueOn ? 'now' : 'still'} due ${dayInText(context, dueOn)}`;
}

/** "you asked the Executive for a decision by 1 October"; undefined where nothing was asked. */
export function askedWords(
  context: MessageContext,
  { ask }: AnswerShown,
  who: string,
): string | undefined {
  if (!ask) return undefined;
  const what = ask.kind === 'decision' ? 'a decision' : ask.kind;
  const by = ask.neededByOn ? ` by ${dayInText(context, ask.neededByOn)}` : '';
  const ofWhom = ask.ofWhom ? clause(ask.ofWhom, 60) : 'the Executive';
  return `${who} asked ${ofWhom} for ${what}${by}`;
}
