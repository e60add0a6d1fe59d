import { refAndTitle } from './action-line.ts';
import { answerMark } from './answer-mark.ts';
import { answerWords } from './answer-words.ts';
import { answersRead, headingOf, thanks } from './answers-read.ts';
import type { AnsweredAction, AskedAction, RequestShown } from './asked-action.ts';
import type { Block, Card } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted, figure, someOf } from './counted.ts';
import { button, item, listOf, text, toned } from './parts.ts';
import { periodOverWords } from './period-over.ts';
import { notPassedOn, owedBlocks, owedButtons, passedOnWords, whyYou } from './request-parts.ts';
import { namedDeadline } from './when.ts';
import { whyOnlyCoordinator } from './why-not.ts';

const maxAnswered = 10;

/** Replaces the prompt: what was answered, and what is still owed. */
export function receiptCard(
  context: MessageContext,
  {
    answered,
    owed,
    asQuery = false,
    ...request
  }: RequestShown & {
    readonly answered: readonly AnsweredAction[];
    readonly owed: readonly AskedAction[];
    /** They asked to see it. */
    readonly asQuery?: boolean;
  },
): Card {
  const left = leftWords(context, request.period, owed, answered);
  const title = asQuery ? 'Your updates' : headingOf(answered);
  return {
    title,
    blocks: [
      ...answeredBlocks(context, request.period, answered, 'whoever'),
      owed.length > 0 ? toned('heading', left) : text(left),
      ...owedBlocks(context, request, owed),
      // Replies in words are about what is asked now.
      ...(request.period.over ? [] : [whyYou(context, owed, answered)]),
    ],
    buttons: owedButtons(context, request, owed),
    fallback: `${answersRead(context, asQuery ? `${title}.` : title, answered, 'whoever')} ${left}`,
  };
}

/** For somebody who answered what they were not asked about: a chair, or the coordinator. */
export function thanksCard(
  context: MessageContext,
  { period, answered }: { period: PeriodShown; answered: readonly AnsweredAction[] },
): Card {
  if (answered.length === 0) {
    const nothing = 'Nothing was changed: every action was left for later.';
    // It may stand in the place of the prompt.
    const mine = button(context, 'show', ['progress', 'mine'], '/progress mine');
    const blocks = [text(nothing)];
    return { title: 'Nothing changed', blocks, buttons: [mine], fallback: nothing };
  }
  return {
    title: thanks,
    blocks: answeredBlocks(context, period, answered, 'you'),
    buttons: [],
    fallback: answersRead(context, thanks, answered, 'you'),
  };
}

function answeredBlocks(
  context: MessageContext,
  period: PeriodShown,
  answered: readonly AnsweredAction[],
  by: 'you' | 'whoever',
): Block[] {
  const items = answered.slice(0, maxAnswered).map((action) => {
    const edit = button(context, 'update', [action.id, period.id], 'Edit', {
      describes: `Edit the update on ${refAndTitle(action)}`,
    });
    const canEdit = by === 'you' || !whyOnlyCoordinator(action);
    return item(
      [`${answerMark(action.answer).symbol} `, answerWords(context, action, by)],
      canEdit ? edit : undefined,
    );
  });
  const more = answered.length - maxAnswered;
  const rest =
    more > 0
      ? [text(`And ${figure(more)} more. See any of them by its number, such as /priority 2.3`)]
      : [];
  return [...listOf(items), ...rest];
}

/** What is left to do: what is owed, and what was sent back. */
function leftWords(
  context: MessageContext,
  period: PeriodShown,
  owed: readonly AskedAction[],
  answered: readonly AnsweredAction[],
): string {
  const back = answered
    .filter(({ answer }) => answer.decision?.kind === 'sent-back' && !answer.overtaken)
    .map(({ ref }) => ref);
  if (back.length === 0) return owedWords(context, period, owed);
  const more = `${someOf(back, 10)} still ${back.length === 1 ? 'needs' : 'need'} something.`;
  return owed.length === 0 ? more : `${owedWords(context, period, owed)} ${more}`;
}

function owedWords(
  context: MessageContext,
  period: PeriodShown,
  owed: readonly AskedAction[],
): string {
  if (owed.length === 0) return 'That is everything. You owe nothing more for now.';
  if (period.over) {
    return `${counted(owed.length, 'action')} had no update. ${periodOverWords(context, period)}`;
  }
  const { length } = notPassedOn(owed);
  if (length === 0) return passedOnWords(owed);
  const closed = context.now >= period.closesAt;
  const verb = length === 1 ? 'needs' : 'need';
  const by = closed ? '' : ` by ${namedDeadline(context, period.closesAt)}`;
  return `${counted(length, 'action')} still ${verb} an update${by}.`;
}
