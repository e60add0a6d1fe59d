import type { Card } from './card.ts';
import { plainCard } from './trouble.ts';

/** For everybody to see, in a channel where somebody asked whom the bot cannot answer alone. */
export const installToReadCard = (): Card =>
  plainCard(
    'I answer in our own chat',
    'I answer each person alone, and here I cannot. Add Waymark to your apps in Teams, and ask me again.',
  );
