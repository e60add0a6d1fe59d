import pLimit from 'p-limit';
import { drainOf, untilEmpty } from './drain.ts';
import type { Machine } from './machine.ts';
import type { PlatformOf } from './platform.ts';
import { settleUncertain } from './settle-uncertain.ts';
import type { Workings } from './workings.ts';

/**
 * As many workspaces as one process serves at the same time. With four calls at once in each and a quarter of a second a call, that
 * is five hundred messages a second, and three queries wait for one of ten connections at the worst.
 */
export const workspacesAtOnce = 32;

/**
 * Settles what is uncertain, and delivers what is queued until nothing is left that can go now, each workspace in order. Gives how
 * many messages were sent. Throws what the database throws, once every workspace has come to its end.
 */
export async function dispatch(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
  partnershipId?: string,
): Promise<number> {
  await settleUncertain(workings, platformOf, machine);
  const waiting = await workings.database.ledger.waiting(machine.now(), partnershipId);
  const limit = pLimit(workspacesAtOnce);
  const drained = await Promise.allSettled(
    waiting.map((workspaceId) =>
      limit(async () => {
        const platform = platformOf(workspaceId);
        if (!platform) return 0;
        const drain = drainOf(workings, platform, machine, { workspaceId, partnershipId });
        return untilEmpty(drain, machine);
      }),
    ),
  );
  return drained.reduce((sum, one) => sum + sentOf(one), 0);
}

function sentOf(drained: PromiseSettledResult<number>): number {
  if (drained.status === 'rejected') throw drained.reason;
  return drained.value;
}
