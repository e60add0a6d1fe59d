import { whyCancelled } from '../core/why-cancelled.ts';
import type { NotEnded } from '../messages/trouble-not-ended.ts';
import type { Store } from './store.ts';
import type { Delivery } from './store-ledger.ts';

/** Why a held or failed message would be cancelled instead of going out again; undefined where it would go out. */
export async function whyNotSentAgain(
  tx: Store,
  { partnershipId, id, state, notAfter }: Delivery,
  machineNow: Date,
): Promise<NotEnded | undefined> {
  if (state !== 'held' && state !== 'failed') return undefined;
  const stale = (await tx.ledger.stale(partnershipId, [id], machineNow)).get(id);
  if (stale === 'over' && notAfter) return { overSince: notAfter };
  return stale === 'unreached' ? stale : stale && 'superseded';
}

/** How a message stands that could be neither sent again nor left. */
export async function whyNotEnded(
  tx: Store,
  { partnershipId, id }: Pick<Delivery, 'partnershipId' | 'id'>,
): Promise<NotEnded> {
  // As it is now: another coordinator may have been quicker.
  const { state, lastError } = (await tx.ledger.get(partnershipId, id)) ?? {};
  if (state === undefined) return 'unknown';
  if (state === 'cancelled' && lastError === whyCancelled.dismissed) return 'dismissed';
  // Held or failed anew since then: the note about that is under way.
  return state === 'held' || state === 'failed' ? 'uncertain' : state;
}
