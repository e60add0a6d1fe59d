import type { Card } from '../messages/card.ts';
import { adaptiveCardOf } from './adaptive-card.ts';
import type { AdaptiveCard, CardAction } from './adaptive-json.ts';
import { fittingCard } from './teams-fit.ts';
import { mostBytes, mostCharacters, mostRefreshed, mostShownButtons } from './teams-limits.ts';
import { withNarrowTables, withSmallTitles } from './teams-table.ts';
import { lineOf } from './teams-text.ts';

/**
 * A message as Teams shows it, under the limit whatever the card: then it says what it left out. `refreshFor`: those for whom it draws
 * itself again, as "29:...", the first 60 of them; for nobody by itself where it is empty.
 */
export function teamsCardOf(card: Card, refreshFor?: readonly string[]): AdaptiveCard {
  const fallback = lineOf(card.fallback, mostCharacters.spoken);
  return fittingCard(
    withNarrowTables({ ...card, fallback }),
    (fit) => asTeamsCard(adaptiveCardOf(fit), refreshFor),
    mostBytes.card,
  );
}

export function asTeamsCard(card: AdaptiveCard, refreshFor?: readonly string[]): AdaptiveCard {
  const { actions, body, ...rest } = card;
  return {
    ...rest,
    body: body.map(withSmallTitles),
    // Two letters are all that Microsoft's library takes.
    lang: 'en',
    msteams: { width: 'full' },
    ...(actions && { actions: withOverflow(actions) }),
    ...(refreshFor && {
      refresh: {
        action: { type: 'Action.Execute', verb: 'refresh' },
        userIds: [...new Set(refreshFor)].slice(0, mostRefreshed),
      },
    }),
  };
}

function withOverflow(actions: readonly CardAction[]): readonly CardAction[] {
  return actions.map((action, place) =>
    place < mostShownButtons ? action : { ...action, mode: 'secondary' },
  );
}
