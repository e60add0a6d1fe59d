import type { Card } from '../messages/card.ts';
import { pressAction } from './adaptive-action.ts';
import { elementsOf } from './adaptive-blocks.ts';
import type { AdaptiveCard, AdaptiveElement, CardAction } from './adaptive-json.ts';
import { headingOf } from './adaptive-text.ts';
import { shownText } from './shown-text.ts';

/** A message as an Adaptive Card 1.5. Its title is the first element; what people typed is never read as markup. */
export function adaptiveCardOf(card: Card): AdaptiveCard {
  const title = headingOf([{ text: card.title }], 'Large');
  return wholeCard({
    says: card.fallback,
    body: [...(title ? [{ ...title, id: 'title' }] : []), ...elementsOf(card.blocks, 'block')],
    actions: card.buttons.map(pressAction),
  });
}

interface Parts {
  /** The card in one sentence, for clients that cannot draw it and for screen readers. */
  readonly says: string;
  readonly body: readonly AdaptiveElement[];
  readonly actions: readonly CardAction[];
}

export function wholeCard({ says, body, actions }: Parts): AdaptiveCard {
  const sentence = shownText(says);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en-GB',
    fallbackText: sentence,
    speak: sentence,
    body,
    ...(actions.length > 0 && { actions }),
  };
}
