import type { Unsettled } from './store-ledger.ts';

/** So often a note to a coordinator may have arrived before it is left. */
const mostTimes = 3;

/**
 * What becomes of a message that may have arrived, and that nobody can look up. It is held, and the coordinators are asked; but a
 * note that asks them is repeated, since the same note twice does less harm than a message in trouble that nobody hears of.
 */
export function afterNoLookUp({
  lookUps,
  delivery: { kind },
}: Pick<Unsettled, 'lookUps'> & { readonly delivery: Pick<Unsettled['delivery'], 'kind'> }):
  | 'held'
  | 'repeated'
  | 'failed' {
  if (kind !== 'trouble') return 'held';
  return lookUps + 1 < mostTimes ? 'repeated' : 'failed';
}
