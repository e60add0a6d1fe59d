import type { Card } from './card.ts';
import { plainCard } from './trouble.ts';

/** Beside a button whose answer is a message of its own. */
export const belowText = (inOwnChat: boolean): string =>
  inOwnChat ? 'My answer is below.' : 'I answered you alone.';

/** In the place of a form that somebody left; of several pages, those before may have been saved. */
export const formLeftCard = (): Card =>
  plainCard('Closed', 'This form was not saved. Type /progress mine to see what you owe.');
