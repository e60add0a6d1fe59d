import { mostOverdueFirst } from '../core/asked.ts';
import type { AskedAction } from './asked-action.ts';
import type { Block, Card } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted, figure, someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { pageOf } from './pages.ts';
import { bold, text } from './parts.ts';
import { groupsOf, owedList } from './request-parts.ts';
import { plainCard } from './trouble.ts';
import { namedDay, namedMoment } from './when.ts';

export interface ChairShown {
  readonly period: PeriodShown;
  /** When the leads were asked. */
  readonly openedAt: Date;
  readonly owed: readonly AskedAction[];
  /** Who leads each sub-group, by its id. */
  readonly leads: ReadonlyMap<string, string>;
}

/**
 * To a chair, and to nobody else: which of their sub-groups' actions have had no update, and whom to ask. They may
 * update them as well.
 */
export function chairCard(
  context: MessageContext,
  { period, openedAt, owed, leads }: ChairShown,
): Card {
  const groups = groupsOf(owed);
  const one = owed.length === 1;
  const missing = `${counted(owed.length, 'action')} ${one ? 'has' : 'have'} had no update since ${namedDay(context, openedAt)}.`;
  const you = `You chair ${someOf(groups, 3)}.`;
  const close = closeWords(context, period);
  const shown = pageOf(mostOverdueFirst(owed), 1).items;
  const rest = owed.length - shown.length;
  return {
    title: missing,
    blocks: [
      text(you),
      ...groupsOf(shown).flatMap((group) => groupBlocks(context, period, group, shown, leads)),
      ...(rest > 0
        ? [text(`And ${figure(rest)} more: /progress subgroup ${groups[0] ?? ''}`)]
        : []),
      text(`${close} You can also update ${one ? 'it' : 'them'} yourself.`),
    ],
    buttons: [],
    fallback: `${you} ${missing} ${close}`,
  };
}

/** In its place, once all of it is answered. */
export const chairDoneCard = (): Card =>
  plainCard('Thank you.', 'Nothing here needs an update any more.');

function groupBlocks(
  context: MessageContext,
  period: PeriodShown,
  group: string,
  owed: readonly AskedAction[],
  leads: ReadonlyMap<string, string>,
): Block[] {
  const theirs = owed.filter((action) => groupsOf([action])[0] === group);
  const lead = theirs[0] && leads.get(theirs[0].subGroup.id);
  const whom = lead ? excerpt(lead, 100) : 'the lead';
  return [text(bold(group), `: please ask ${whom}.`), ...owedList(context, period, theirs)];
}

function closeWords(context: MessageContext, { closesAt }: PeriodShown): string {
  const at = namedMoment(context, closesAt);
  return context.now < closesAt
    ? `Answers close ${at}.`
    : `Answers closed ${at}; one that comes now is marked late.`;
}
