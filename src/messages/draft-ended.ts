import type { Card } from './card.ts';
import { plainCard } from './trouble.ts';

/** Why there is nothing to confirm any more in what asked for it. */
export type DraftEnd = 'confirmed' | 'thrown-away' | 'replaced' | 'answered';

const said: Readonly<Record<DraftEnd, string>> = {
  confirmed: 'You confirmed this reply.',
  'thrown-away': 'You threw this reply away: nothing of it was saved.',
  replaced: 'A newer reply of yours took the place of this one.',
  answered: 'What this reply was about has been updated since.',
};

/** In the place of the note that a reply is not counted. */
export const draftEndedCard = (how: DraftEnd): Card =>
  plainCard('Nothing left to confirm', `${said[how]} What you owe: /progress mine`);
