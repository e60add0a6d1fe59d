import type { AskedAction } from './asked-action.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { text } from './parts.ts';
import { groupsOf, refsIn } from './request-parts.ts';
import { plainCard } from './trouble.ts';

/** To the coordinator: a lead or a deputy without an account on any workspace. */
export function unreachableMemberCard(_context: MessageContext, name: string): Card {
  return plainCard(
    'Somebody could not be asked',
    `${excerpt(name, 100)} has no account I can write to, so they were not asked. Add one to the plan, and ask them yourself this time.`,
  );
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
