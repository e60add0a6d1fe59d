import type { AskedAction, RequestShown } from './asked-action.ts';
import type { Card } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { andList, counted, someOf } from './counted.ts';
import { text, toned } from './parts.ts';
import { owedBlocks, owedButtons, whyYou } from './request-parts.ts';
import { deadline, weekdayNear } from './when.ts';

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
  const by = deadline(context, request.period.closesAt);
  const title = `${counted(owed.length, 'action')} still ${verb} an update by ${by}.`;
  const snoozed = 'You asked me to come back today.';
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
    readonly reason: 'passed' | 'no answer';
    /** When the lead was asked. */
    readonly openedAt?: Date;
  },
): Card {
  const shown = { ...request, page: 1, canPass: false };
  const groups = andList([...new Set(items.map(({ subGroup }) => subGroup.name))]);
  const one = items.length === 1;
  const actions = counted(items.length, 'action');
  const since = openedAt ? ` since ${weekdayNear(context, openedAt)}` : ' yet';
  const by = deadline(context, request.period.closesAt);
  const why =
    reason === 'passed'
      ? `The lead passed you ${actions}, to update by ${by}.`
      : `${actions} ${one ? 'has' : 'have'} had no update${since}, and ${one ? 'needs' : 'need'} one by ${by}.`;
  const said = `You are deputy for ${groups}. ${why}`;
  return {
    title: `${actions} ${one ? 'needs' : 'need'} an update by ${by}.`,
    blocks: [
      text(said),
      ...owedBlocks(context, shown, items),
      toned(
        'muted',
        'The lead can still answer too. Whoever answers first, both of you will see it.',
      ),
    ],
    buttons: owedButtons(context, shown, items),
    fallback: said,
  };
}

/** To a chair: which of their sub-groups' actions have had no update. */
export function chairCard(
  context: MessageContext,
  { period, openedAt, owed }: { period: PeriodShown; openedAt: Date; owed: readonly AskedAction[] },
): Card {
  const groups = [...new Set(owed.map(({ subGroup }) => subGroup.name))];
  const one = owed.length === 1;
  const title = `${counted(owed.length, 'action')} ${one ? 'has' : 'have'} had no update.`;
  const since = weekdayNear(context, openedAt);
  const by = deadline(context, period.closesAt);
  const said = `You chair ${andList(groups)}. ${counted(owed.length, 'action')} ${one ? 'has' : 'have'} had no update since ${since}. The answers are counted ${by}.`;
  const request = { requestId: '', period, page: 1, canPass: false };
  return {
    title,
    blocks: [text(said), ...owedBlocks(context, request, owed)],
    buttons: [],
    fallback: said,
  };
}

export function snoozedCard(context: MessageContext, until: Date): Card {
  const said = `I will remind you on ${deadline(context, until)}.`;
  return { title: 'Reminder set', blocks: [text(said)], buttons: [], fallback: said };
}

export function tooLateToSnoozeCard(context: MessageContext, closesAt: Date): Card {
  const said = `There is no day left to remind you: answers close at ${deadline(context, closesAt)}. Please answer today.`;
  return { title: 'No day left', blocks: [text(said)], buttons: [], fallback: said };
}
