import { isTroubled, owedBy, type PersonAsked } from '../core/person-asked.ts';
import type { Card } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { counted, figure } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { fitted, type Section, sectionOf } from './fit.ts';
import { bold, item, listOf, text, toned } from './parts.ts';
import { inChat, inTerminal } from './person-mends.ts';
import { personText } from './person-text.ts';
import { deadline, moment } from './when.ts';
import { withoutAccountBlocks } from './without-account.ts';

export interface PeopleShown {
  readonly period: PeriodShown & { readonly openedAt: Date };
  readonly people: readonly PersonAsked[];
  /** Whoever in the plan has no account, whether or not they were to be asked. */
  readonly withoutAccount: readonly { readonly name: string }[];
  /** The partnership does. */
  readonly usesTeams: boolean;
}

/**
 * For the coordinator alone: who was asked, and what came of it. Whoever may not have been asked comes first; then those who owe
 * most. What does not fit is counted.
 */
export function peopleCard(context: MessageContext, shown: PeopleShown): Card {
  const said = summary(context, shown);
  const sections = sectionsOf(context, shown);
  const after = nobodys(shown);
  return fitted({ title, before: [text(said)], sections, after, buttons: [], fallback: said });
}

/** The same at any length: for a terminal. */
export function allPeopleCard(context: MessageContext, shown: PeopleShown): Card {
  const said = summary(context, shown);
  const parts = sectionsOf(context, shown, { all: true }).flatMap(({ heading, items }) => [
    ...(heading && items.length > 0 ? [toned('heading', heading)] : []),
    ...listOf(items),
  ]);
  return { title, blocks: [text(said), ...parts, ...nobodys(shown)], buttons: [], fallback: said };
}

const title = 'Who was asked';

const nobodys = ({ withoutAccount, usesTeams }: PeopleShown) =>
  withoutAccountBlocks(
    withoutAccount.map(({ name }) => name),
    usesTeams,
  );

function summary(context: MessageContext, { period, people }: PeopleShown): string {
  const done = people.filter((person) => owedBy(person) === 0).length;
  const closes = context.now >= period.closesAt ? 'Closed' : 'Closes';
  const all = counted(people.length, 'person', 'people');
  const have = done === 1 ? 'has' : 'have';
  const asked = `Asked ${moment(context, period.openedAt)}.`;
  return `${figure(done)} of ${all} ${have} answered everything. ${asked} ${closes} ${deadline(context, period.closesAt)}.`;
}

function sectionsOf(
  context: MessageContext,
  { period, people }: PeopleShown,
  { all = false } = {},
): Section[] {
  const mends = all ? inTerminal : inChat;
  const sorted = [...people].sort((a, b) => owedBy(b) - owedBy(a));
  const troubled = sorted.filter(isTroubled);
  const asked = sorted.filter((person) => !isTroubled(person));
  const section = (heading: string, some: readonly PersonAsked[]) => {
    const headed = troubled.length > 0 ? { heading } : {};
    const draw = (person: PersonAsked) =>
      item([
        bold(excerpt(person.name, 80)),
        `: ${personText(context, person, period.openedAt, mends)}`,
      ]);
    const rest = 'they owe no more than those above';
    return all
      ? { ...headed, rest, items: some.map(draw), total: some.length }
      : sectionOf(some, draw, { ...headed, rest });
  };
  return [section('May not have been asked', troubled), section('Asked', asked)];
}
