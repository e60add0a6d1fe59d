import { mostOverdueFirst } from '../core/asked.ts';
import { localDateOf } from '../core/zoned-time.ts';
import { actionLine, refAndTitle } from './action-line.ts';
import type { AskedAction, RequestShown } from './asked-action.ts';
import type { Block, Button } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { andList, counted, someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { pageButtons, pageOf } from './pages.ts';
import { button, item, listOf, text, toned } from './parts.ts';
import { closedWords } from './period-over.ts';
import { todayOf } from './when.ts';

/** What is owed, a page of it: a line and a button an action, and who else was asked; nothing once the period is over. */
export function owedBlocks(
  context: MessageContext,
  { period, page }: RequestShown,
  owed: readonly AskedAction[],
): Block[] {
  if (period.over || owed.length === 0) return [];
  const closed = closedWords(context, period);
  const shown = pageOf(mostOverdueFirst(owed), page).items;
  return [
    ...(closed ? [text(closed)] : []),
    ...owedList(context, period, shown),
    ...askedTooBlocks(owed),
    ...passedOnBlocks(owed),
  ];
}

/** A line and a button an action. */
export function owedList(
  context: MessageContext,
  period: PeriodShown,
  owed: readonly AskedAction[],
): Block[] {
  const items = owed.map((action) =>
    item(
      actionLine(context, action),
      button(context, 'update', [action.id, period.id], 'Update', {
        describes: `Update ${refAndTitle(action)}`,
      }),
    ),
  );
  return listOf(items);
}

/** The buttons of a message that asks. */
export function owedButtons(
  context: MessageContext,
  request: RequestShown,
  owed: readonly AskedAction[],
): Button[] {
  const { requestId, period, canPass } = request;
  if (period.over || owed.length === 0) return [];
  const page = pageOf(owed, request.page);
  const repeatable = owed.filter((action) => action.canNoChange).length;
  const several = button(context, 'several', [String(page.number)], 'Update several', {
    style: 'primary',
  });
  const noChange = button(context, 'no-change', [], 'No change', {
    describes: `Say that nothing has changed. Offered for ${counted(repeatable, 'action')}.`,
  });
  const tomorrow = button(context, 'tomorrow', [requestId], 'Remind me tomorrow');
  const tomorrowIsInTime = localDateOf(period.closesAt, context.zone) > todayOf(context);
  const canBeReminded = tomorrowIsInTime && notPassedOn(owed).length > 0;
  return [
    ...(owed.length > 1 ? [several] : []),
    ...(repeatable > 0 ? [noChange] : []),
    ...(canBeReminded ? [tomorrow] : []),
    ...(canPass ? [button(context, 'pass', [requestId], 'Pass to deputy')] : []),
    ...pageButtons(context, requestId, page),
  ];
}

/** "You get this because you lead Fathers and are deputy for Case Review." And how to answer in words, by an example of what is owed. */
export function whyYou(
  context: MessageContext,
  owed: readonly AskedAction[],
  answered: readonly AskedAction[] = [],
): Block {
  const asked = [...owed, ...answered];
  const [example] = owed;
  const leads = groupsOf(asked.filter(({ capacity }) => capacity === 'lead'));
  const deputises = groupsOf(asked.filter(({ capacity }) => capacity === 'deputy'));
  const roles = [
    ...(leads.length > 0 ? [`lead ${someOf(leads, 3)}`] : []),
    ...(deputises.length > 0 ? [`are deputy for ${someOf(deputises, 3)}`] : []),
  ];
  const why = `${excerpt(context.partnershipName, 150)}: you get this because you ${andList(roles)}.`;
  const how =
    example && ` You can also reply in words: "${example.ref} green, first sessions held".`;
  return toned('muted', `${why}${how ?? ''}`);
}

/** Names of their sub-groups, each once. */
export function groupsOf(actions: readonly Pick<AskedAction, 'subGroup'>[]): string[] {
  return [...new Set(actions.map(({ subGroup }) => excerpt(subGroup.name, 80)))];
}

/** References of those that belong to a sub-group of this name, as `groupsOf` gives it. */
export function refsIn(
  group: string,
  actions: readonly Pick<AskedAction, 'ref' | 'subGroup'>[],
): string[] {
  return actions.filter((one) => groupsOf([one])[0] === group).map(({ ref }) => ref);
}

/** What they still owe themselves. */
export const notPassedOn = (owed: readonly AskedAction[]): AskedAction[] =>
  owed.filter(({ passedOn }) => !passedOn);

/** Where the lead passed on all that is owed. */
export function passedOnWords(owed: readonly AskedAction[]): string {
  const wait = owed.length === 1 ? 'waits' : 'wait';
  return `Passed to your deputy: ${counted(owed.length, 'action')} still ${wait} for an answer.`;
}

function askedTooBlocks(owed: readonly AskedAction[]): Block[] {
  const asked = notPassedOn(owed).filter(({ passedToDeputy }) => passedToDeputy);
  return groupsOf(asked).map((group) => {
    const about = someOf(refsIn(group, asked), 5);
    return text(`The deputy for ${group} was asked about ${about} too. Either of you can answer.`);
  });
}

function passedOnBlocks(owed: readonly AskedAction[]): Block[] {
  const passed = owed.filter(({ passedOn }) => passedOn);
  return groupsOf(passed).map((group) => {
    const about = someOf(refsIn(group, passed), 5);
    return text(`You passed ${about} to the deputy for ${group}. Either of you can answer.`);
  });
}
