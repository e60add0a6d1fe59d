import type { Platform, PlatformOf } from './platform.ts';
import type { Delivery } from './store-ledger.ts';
import type { Workings } from './workings.ts';

/** Looks up what may have arrived: there, it is sent; not there, it is queued again; cannot be looked up, it is held for the coordinator. */
export async function settleUncertain(
  workings: Workings,
  platformOf: PlatformOf,
  machineNow: Date,
): Promise<void> {
  const { ledger } = workings.database;
  for (const delivery of await ledger.unsettled(machineNow, workings.settleMs)) {
    const to = await lookUp(platformOf(delivery.to.workspaceId), delivery);
    if (to) await ledger.resolve(delivery.partnershipId, delivery.id, to, machineNow);
  }
}

async function lookUp(
  platform: Platform | undefined,
  delivery: Delivery,
): Promise<'queued' | 'held' | { messageRef: string } | undefined> {
  // A replacement can be repeated without harm.
  if (delivery.follows?.as === 'replaces') return 'queued';
  if (!platform) return undefined;
  if (!platform.find) return 'held';
  try {
    const found = await platform.find(delivery.to, [delivery.id], delivery.queuedAt);
    const messageRef = found.get(delivery.id);
    return messageRef ? { messageRef } : 'queued';
  } catch {
    // Not answered: it stays uncertain and is looked up at the next heartbeat.
    return undefined;
  }
}
