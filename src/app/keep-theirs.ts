import { findAnswerable } from './find-action.ts';
import type { Reply } from './intent.ts';
import type { Store } from './store.ts';
import { thanksFor } from './thanks.ts';
import type { Turn } from './turn.ts';

/** After a race: the colleague's words stand, and nothing more is stored. */
export async function keepTheirs(
  tx: Store,
  turn: Turn,
  actionId: string,
  periodId?: string,
): Promise<Reply> {
  const found = await findAnswerable(tx, turn, actionId, periodId);
  if ('kind' in found) return found;
  const { action, period, current } = found;
  return thanksFor(tx, turn, period, current ? [{ action, update: current }] : []);
}
