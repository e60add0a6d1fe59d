import type { Delivery } from './store-ledger.ts';

/** So often a note to a coordinator is tried before it is left, where nobody can say whether it arrived. */
const mostAttempts = 3;

/**
 * What becomes of a message that may have arrived, and that nobody can look up. It is held, and the coordinators are asked; but a
 * note that asks them is repeated, since the same note twice does less harm than a message in trouble that nobody hears of.
 */
export function afterNoLookUp({
  kind,
  attempt,
}: Pick<Delivery, 'kind' | 'attempt'>): 'held' | 'queued' | 'failed' {
  if (kind !== 'trouble') return 'held';
  return attempt < mostAttempts ? 'queued' : 'failed';
}
