import type { Card } from './card.ts';
import { plainCard } from './trouble.ts';

/** Beside a button whose answer is a message of its own. */
export const belowText = (inOwnChat: boolean): string =>
  inOwnChat ? 'My answer is below.' : 'I answered you alone.';

/** In the place of a form that somebody left. */
export const nothingSavedCard = (): Card =>
  plainCard('Closed', 'Nothing was saved. Type "mine" to see what you owe.');
