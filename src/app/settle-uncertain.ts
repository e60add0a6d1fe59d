import pLimit from 'p-limit';
import { DeliveryError } from '../core/errors.ts';
import type { Machine } from './machine.ts';
import type { Platform, PlatformOf } from './platform.ts';
import type { Lease, Unsettled } from './store-ledger.ts';
import { tellHeld } from './tell-trouble.ts';
import type { Workings } from './workings.ts';

/** As many workspaces are looked up at the same time. */
const workspacesAtOnce = 16;

/** Looked up at one time in one workspace; the next heartbeat goes on. */
const mostInWorkspace = 200;

/**
 * Makes uncertain what a dead worker was sending, and settles what was uncertain for long enough. What can be looked up is: there,
 * it is sent; not there, it goes again. What cannot is held, and the coordinators are told. Each person or channel is looked up
 * once for all that is uncertain there.
 */
export async function settleUncertain(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
): Promise<void> {
  const { ledger } = workings.database;
  await ledger.expire(workings.settleMs);
  const unsettled = await ledger.unsettled(machine.now(), mostInWorkspace);
  const mustBeFound = unsettled.filter((one) => !isRepeatable(one));
  // A replacement can be repeated without harm.
  for (const one of unsettled.filter(isRepeatable)) await ledger.resolve(leaseOf(one), 'queued');
  const limit = pLimit(workspacesAtOnce);
  const lanes = grouped(mustBeFound, ({ to }) => to.workspaceId).map((ofOne) =>
    limit(() => settleWorkspace(workings, platformOf, machine, ofOne)),
  );
  const ended = await Promise.allSettled(lanes);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function settleWorkspace(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
  ofOne: readonly Unsettled[],
): Promise<void> {
  const platform = ofOne[0] && platformOf(ofOne[0].delivery.to.workspaceId);
  if (!platform) return;
  for (const together of grouped(ofOne, ({ to }) => `${to.kind}:${to.id}`)) {
    if (platform.find) await lookUp(workings, platform, machine, together);
    else for (const one of together) await holdForCoordinators(workings, one, machine.now());
  }
}

const isRepeatable = ({ delivery }: Unsettled) => delivery.follows?.as === 'replaces';

const leaseOf = ({ leaseId, delivery }: Unsettled): Lease => ({
  leaseId,
  partnershipId: delivery.partnershipId,
  id: delivery.id,
});

async function lookUp(
  workings: Workings,
  platform: Platform,
  machine: Machine,
  together: readonly Unsettled[],
): Promise<void> {
  const found = await find(workings, platform, machine, together);
  if (!found) return;
  for (const one of together) {
    const messageRef = found.get(one.delivery.id);
    const to = messageRef === undefined ? 'queued' : { messageRef };
    await workings.database.ledger.resolve(leaseOf(one), to);
  }
}

/** Undefined where the platform did not answer: then all stay uncertain, and are looked up again. */
async function find(
  { database: { ledger }, measures }: Workings,
  platform: Platform,
  machine: Machine,
  together: readonly Unsettled[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const { name, limits } = platform;
  const to = together[0]?.delivery.to;
  if (!to || !platform.find) return undefined;
  const keys = together.map(({ delivery }) => delivery.id);
  const since = new Date(Math.min(...together.map(({ delivery }) => delivery.queuedAt.getTime())));
  // Before the call, since it counts whatever comes of it.
  const everyMs = limits.find ? limits.find.inMs / limits.find.messages : 0;
  if (!(await ledger.takeLookUp(to.workspaceId, everyMs))) return undefined;
  const beganAt = machine.elapsedMs();
  const took = () => machine.elapsedMs() - beganAt;
  try {
    const found = await platform.find(to, keys, since);
    measures.called(name, 'find', 'ok', took());
    return found;
  } catch (error) {
    const tooMany = error instanceof DeliveryError ? error.retryAfterSeconds : undefined;
    measures.called(name, 'find', tooMany === undefined ? 'failed' : 'too-many', took());
    if (tooMany !== undefined) await ledger.hold(to.workspaceId, 'find', tooMany * 1_000);
    return undefined;
  }
}

/** Held and told in one transaction, so that none is held without anybody knowing. */
async function holdForCoordinators(
  { database }: Workings,
  one: Unsettled,
  machineNow: Date,
): Promise<void> {
  await database.transaction(async (tx) => {
    if (await tx.ledger.resolve(leaseOf(one), 'held')) await tellHeld(tx, one.delivery, machineNow);
  });
}

function grouped(
  all: readonly Unsettled[],
  by: (delivery: Unsettled['delivery']) => string,
): readonly (readonly Unsettled[])[] {
  const groups = new Map<string, Unsettled[]>();
  for (const one of all) {
    const key = by(one.delivery);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
