import { deliverOne } from './deliver-one.ts';
import type { Platform, PlatformOf } from './platform.ts';
import { settleUncertain } from './settle-uncertain.ts';
import type { Workings } from './workings.ts';

/** Long enough for the slowest call (10 s) and a slow commit. */
const leaseMs = 60_000;
const batch = 50;

/**
 * Delivers what is queued, a workspace at a time and in order, until nothing is left that can go now; settles what is uncertain.
 * The one place that calls a platform's `deliver`. Gives how many messages were sent.
 */
export async function dispatch(
  workings: Workings,
  platformOf: PlatformOf,
  machineNow: () => Date,
  partnershipId?: string,
): Promise<number> {
  await settleUncertain(workings, platformOf, machineNow());
  const waiting = await workings.database.ledger.waiting(machineNow(), partnershipId);
  const sent = await Promise.all(
    waiting.map((workspaceId) => {
      const platform = platformOf(workspaceId);
      return platform ? drain(workings, platform, workspaceId, machineNow, partnershipId) : 0;
    }),
  );
  return sent.reduce((sum, count) => sum + count, 0);
}

async function drain(
  workings: Workings,
  platform: Platform,
  workspaceId: string,
  machineNow: () => Date,
  partnershipId?: string,
): Promise<number> {
  const { ledger } = workings.database;
  let sent = 0;
  for (;;) {
    const claimed = await ledger.claim(workspaceId, machineNow(), leaseMs, batch, partnershipId);
    if (claimed.length === 0) return sent;
    for (const one of claimed) {
      if (await deliverOne(workings, platform, one, machineNow)) sent += 1;
    }
  }
}
