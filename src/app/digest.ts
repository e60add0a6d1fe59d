import { createHash } from 'node:crypto';

/** The same for the same ids in any order, in 64 characters: a unique key of hundreds of ids would not fit its index. */
export function digestOf(ids: readonly string[]): string {
  return createHash('sha256')
    .update([...ids].sort().join(','))
    .digest('hex');
}
