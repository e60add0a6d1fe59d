import type { Card } from '../messages/card.ts';

/** What a command that only reads shows. */
export interface QueryAnswer {
  readonly card: Card;
  /** False where the plan has nothing of the kind, or several things to choose from: that is for the one who asked. */
  readonly found: boolean;
  /** Words that fit, where those that were typed seem to be misspelt. */
  readonly nearest?: string;
}

export const found = (card: Card): QueryAnswer => ({ card, found: true });

export const notFound = (card: Card, nearest?: string): QueryAnswer => ({
  card,
  found: false,
  ...(nearest ? { nearest } : {}),
});
