import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';

/** Ids of the actions that the plan lists. */
export async function idsListed(tx: Store, partnershipId: string): Promise<ReadonlySet<string>> {
  const actions = await tx.plans.actions(partnershipId, {});
  return new Set(actions.map(({ id }) => id));
}

/**
 * After a plan changed: what it lists no more leaves the latest period's messages, and what it lists again comes back.
 * Asking need not be open for that.
 */
export async function refreshListed(
  tx: Store,
  partnershipId: string,
  before: ReadonlySet<string>,
  machineNow: Date,
): Promise<void> {
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  const period = await tx.periods.latest(partnershipId);
  if (!partnership || !period) return;
  const now = await idsListed(tx, partnershipId);
  const changed = [
    ...[...before].filter((id) => !now.has(id)),
    ...[...now].filter((id) => !before.has(id)),
  ];
  if (changed.length > 0) await refreshRequests(tx, partnership, period, changed, machineNow);
}
