import type { AskedAction, RequestShown } from './asked-action.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { counted, someOf } from './counted.ts';
import { text, toned } from './parts.ts';
import { groupsOf, owedBlocks, owedButtons, whyYou } from './request-parts.ts';
import { plainCard } from './trouble.ts';
import { moment, namedDay, namedDeadline, namedMoment } from './when.ts';

const snoozed = 'This is the reminder you asked for.';

/** Only what is still owed, and not passed on. */
export function reminderCard(
  context: MessageContext,
  {
    owed,
    afterSnooze,
    ...request
  }: Omit<RequestShown, 'page'> & {
    readonly owed: readonly AskedAction[];
    /** They asked to be reminded today. */
    readonly afterSnooze: boolean;
  },
): Card {
  const shown = { ...request, page: 1 };
  const verb = owed.length === 1 ? 'needs' : 'need';
  const refs = someOf(
    owed.map(({ ref }) => ref),
    10,
  );
  const by = namedDeadline(context, request.period.closesAt);
  const actions = counted(owed.length, 'action');
  const closed = context.now >= request.period.closesAt;
  const title = closed
    ? `${actions} had no update by ${by}.`
    : `${actions} still ${verb} an update by ${by}.`;
  return {
    title,
    blocks: [
      ...(afterSnooze ? [text(snoozed)] : []),
      ...owedBlocks(context, shown, owed),
      whyYou(context, owed),
    ],
    buttons: owedButtons(context, shown, owed),
    fallback: `${afterSnooze ? `${snoozed} ` : ''}${title.slice(0, -1)}: ${refs}.`,
  };
}

/** In the place of a reminder or a hand-over of which nothing is owed any more. */
export const chaserDoneCard = (): Card =>
  plainCard('Thank you.', 'Nothing here needs an update from you any more.');

/** To a deputy: what the lead passed on, or has not answered. */
export function deputyCard(
  context: MessageContext,
  {
    items,
    reason,
    openedAt,
    ...request
  }: Omit<RequestShown, 'page' | 'canPass'> & {
    readonly items: readonly AskedAction[];
    readonly reason: 'passed' | 'no-answer';
    /** When the lead was asked. */
    readonly openedAt?: Date;
  },
): Card {
  const shown = { ...request, page: 1, canPass: false };
  const groups = someOf(groupsOf(items), 3);
  const one = items.length === 1;
  const actions = counted(items.length, 'action');
  const since = openedAt ? ` since ${namedDay(context, openedAt)}` : ' yet';
  const by = namedDeadline(context, request.period.closesAt);
  const why =
    reason === 'passed'
      ? `The lead passed you ${actions}, to update by ${by}.`
      : `${actions} ${one ? 'has' : 'have'} had no update${since}, and ${one ? 'needs' : 'need'} one by ${by}.`;
  const you = `You are deputy for ${groups}.`;
  const brief =
    reason === 'passed'
      ? `The lead passed you ${one ? 'this' : 'these'}.`
      : `No update has come${since}.`;
  const closed = context.now >= request.period.closesAt;
  return {
    title: closed
      ? `${actions} had no update by ${by}.`
      : `${actions} ${one ? 'needs' : 'need'} an update by ${by}.`,
    blocks: [
      // How many and by when is in the title.
      text(`${you} ${brief}`),
      ...owedBlocks(context, shown, items),
      toned(
        'muted',
        'The lead can still answer too. Whoever answers first, both of you will see it.',
      ),
    ],
    buttons: owedButtons(context, shown, items),
    fallback: `${you} ${why}`,
  };
}

export function snoozedCard(context: MessageContext, until: Date): Card {
  const said = `I will remind you ${moment(context, until)}.`;
  return { title: 'Reminder set', blocks: [text(said)], buttons: [], fallback: said };
}

/** Where the next working day is after the close, or the close is past. */
export function tooLateToSnoozeCard(context: MessageContext, closesAt: Date): Card {
  if (context.now >= closesAt) {
    return plainCard(
      'Answers are closed',
      `Answers closed ${namedMoment(context, closesAt)}. You can still answer; it will be marked late.`,
    );
  }
  return plainCard(
    'No day left',
    `There is no day left to remind you: answers close ${moment(context, closesAt)}. Please answer now.`,
  );
}
