import { createHash } from 'node:crypto';

/** The same for the same words in any order, in 64 characters: a unique key of hundreds of ids, or of a card, would not fit its index. */
export function digestOf(words: readonly string[]): string {
  return createHash('sha256')
    .update([...words].sort().join(','))
    .digest('hex');
}
