import pLimit from 'p-limit';
import { afterNoLookUp } from './after-no-look-up.ts';
import { isGivenUp, lookUp } from './look-up.ts';
import type { Machine } from './machine.ts';
import type { Platform, PlatformOf } from './platform.ts';
import type { Lease, Unsettled } from './store-ledger.ts';
import { tellHeld } from './tell-trouble.ts';
import type { Workings } from './workings.ts';

/** As many workspaces are looked up at the same time. */
export const settledAtOnce = 16;

/** Looked up at one time in one workspace; the next heartbeat goes on. */
const mostInWorkspace = 200;

/** Makes uncertain what a dead worker was sending, and settles in every workspace what was uncertain for long enough. */
export async function settleUncertain(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
): Promise<void> {
  const { ledger } = workings.database;
  await ledger.expire(workings.settleMs);
  const limit = pLimit(settledAtOnce);
  const lanes = (await ledger.unsettledIn()).map((workspaceId) =>
    limit(async () => {
      const platform = platformOf(workspaceId);
      if (platform) await settleWorkspace(workings, platform, machine, workspaceId);
    }),
  );
  const ended = await Promise.allSettled(lanes);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * Settles what was uncertain for long enough in one workspace. What can be looked up is: there, it is sent; not there, it goes
 * again. What cannot is held, and the coordinators are told. Each person or channel is looked up once for all that is uncertain
 * there.
 */
export async function settleWorkspace(
  workings: Workings,
  platform: Platform,
  machine: Machine,
  workspaceId: string,
  signal?: AbortSignal,
): Promise<void> {
  const { ledger } = workings.database;
  const unsettled = await ledger.unsettled(workspaceId, mostInWorkspace);
  // A replacement can be repeated without harm.
  for (const one of unsettled.filter(isRepeatable)) await ledger.resolve(leaseOf(one), 'queued');
  const mustBeFound = unsettled.filter((one) => !isRepeatable(one));
  for (const together of byRecipient(mustBeFound)) {
    if (signal?.aborted) return;
    await settleTogether(workings, platform, machine, together);
  }
}

async function settleTogether(
  workings: Workings,
  platform: Platform,
  machine: Machine,
  together: readonly Unsettled[],
): Promise<void> {
  const { ledger } = workings.database;
  const looked = await lookUp(workings, platform, machine, together);
  if (looked === 'not now') return;
  if (looked === 'cannot be told') {
    for (const one of together) await holdForCoordinators(workings, one, machine.now());
    return;
  }
  if ('againInMs' in looked) {
    for (const one of together.filter(isGivenUp)) {
      await holdForCoordinators(workings, one, machine.now());
    }
    const again = together.filter((one) => !isGivenUp(one));
    if (again.length > 0) await ledger.postpone(again.map(leaseOf), looked.againInMs);
    return;
  }
  for (const one of together) {
    const messageRef = looked.found.get(one.delivery.id);
    await ledger.resolve(leaseOf(one), messageRef === undefined ? 'queued' : { messageRef });
  }
}

const isRepeatable = ({ delivery }: Unsettled) => delivery.follows?.as === 'replaces';

const leaseOf = ({ leaseId, delivery }: Unsettled): Lease => ({
  leaseId,
  partnershipId: delivery.partnershipId,
  id: delivery.id,
});

/** Held and told in one transaction, so that none is held without anybody knowing; a note to a coordinator goes again. */
async function holdForCoordinators(
  { database }: Workings,
  one: Unsettled,
  machineNow: Date,
): Promise<void> {
  await database.transaction(async (tx) => {
    const to = afterNoLookUp(one);
    const resolved = await tx.ledger.resolve(leaseOf(one), to);
    if (resolved && to === 'held') await tellHeld(tx, one.delivery, machineNow);
  });
}

function byRecipient(all: readonly Unsettled[]): readonly (readonly Unsettled[])[] {
  const groups = new Map<string, Unsettled[]>();
  for (const one of all) {
    const { kind, id } = one.delivery.to;
    const key = `${kind}:${id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
