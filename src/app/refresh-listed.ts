import type { ActionNow } from '../core/action-now.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import { refreshListedClaims } from './unlisted-claims.ts';

/**
 * After a plan changed: what it lists no more leaves the latest period's messages and those that ask about a claimed completion, and
 * what it lists again comes back. Asking need not be open for that. `before`: what it listed then.
 */
export async function refreshListed(
  tx: Store,
  partnershipId: string,
  before: readonly ActionNow[],
  machineNow: Date,
): Promise<void> {
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  const period = await tx.periods.latest(partnershipId);
  if (!partnership || !period) return;
  const now = await tx.plans.actions(partnershipId, {});
  const gone = notIn(now, before);
  const back = notIn(before, now);
  const changed = [...gone, ...back].map(({ id }) => id);
  if (changed.length === 0) return;
  await refreshRequests(tx, partnership, period, changed);
  await refreshListedClaims(tx, partnership, { gone, back });
}

function notIn(these: readonly ActionNow[], all: readonly ActionNow[]): ActionNow[] {
  const ids = new Set(these.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id));
}
