import type { Card } from './card.ts';
import { plainCard } from './trouble.ts';

// To a lead who passed all that they owed to their deputy.

const title = 'Passed to your deputy';

/** Where they ask to be reminded of it. */
export const passedAllOnCard = (): Card =>
  plainCard(
    title,
    'You passed what you owed to your deputy, who is asked about it now. There is nothing to remind you of, and you can still answer it yourself.',
  );

/** Where they had asked to be reminded of it. */
export const reminderTakenBackCard = (): Card =>
  plainCard(
    title,
    'Your deputy is asked about it now, and you can still answer it yourself. The reminder you asked for is cancelled.',
  );
