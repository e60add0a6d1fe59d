import type { AskedAction } from './asked-action.ts';
import type { Card } from './card.ts';
import type { MessageContext, PeriodShown } from './context.ts';
import { figure, someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { text } from './parts.ts';
import { groupsOf, refsIn } from './request-parts.ts';
import { plainCard } from './trouble.ts';
import { namedMoment } from './when.ts';
import { foundInTeams } from './without-account.ts';

/** To the coordinator: a lead or a deputy without an account on any workspace. */
export function unreachableMemberCard(
  _context: MessageContext,
  { name, usesTeams }: { readonly name: string; readonly usesTeams: boolean },
): Card {
  const inTeams = usesTeams ? ` ${foundInTeams}` : '';
  return plainCard(
    'Somebody could not be asked',
    `${excerpt(name, 100)} has no account I can write to, so they were not asked. Add one to the plan, and ask them yourself this time.${inTeams}`,
  );
}

/** To the coordinator, once answers have closed: people whom the request did not reach in time. */
export function neverAskedCard(
  context: MessageContext,
  { period, names }: { readonly period: PeriodShown; readonly names: readonly string[] },
): Card {
  const closed = `before answers closed ${namedMoment(context, period.closesAt)}`;
  const who = names.map((name) => excerpt(name, 100));
  const said =
    who.length === 1
      ? `The request for updates to ${who[0]} could not be delivered ${closed}.`
      : `${figure(who.length)} requests for updates could not be delivered ${closed}: ${someOf(who, 10)}.`;
  const next =
    'Their silence means nothing. Ask them yourself: they can still answer with /progress mine, and it is marked late.';
  const all = who.length > 10 ? ' See all of them: /progress people' : '';
  const title =
    who.length === 1 ? 'Somebody was never asked' : `${figure(who.length)} people were never asked`;
  return plainCard(title, `${said} ${next}${all}`);
}

/** To a lead who passed these on: their deputies could not be asked. */
export function deputyNotAskedCard(
  _context: MessageContext,
  actions: readonly AskedAction[],
): Card {
  const said = groupsOf(actions).map((group) => {
    const about = someOf(refsIn(group, actions), 5);
    return `The deputy for ${group} has no account I can write to, so they were not asked about ${about}.`;
  });
  const next = 'You can still answer, or ask them yourself. The coordinator has been told.';
  return {
    title: 'The deputy was not asked',
    blocks: [...said.map((sentence) => text(sentence)), text(next)],
    buttons: [],
    fallback: excerpt([...said, next].join(' '), 600),
  };
}
