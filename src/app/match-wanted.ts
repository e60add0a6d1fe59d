import pLimit from 'p-limit';
import { backOffMs } from '../core/back-off.ts';
import { DeliveryError } from '../core/errors.ts';
import { reachMissed } from './after-reached.ts';
import { faultOf } from './fault-of.ts';
import type { Machine } from './machine.ts';
import { matchMembers } from './match-members.ts';
import type { Platform, PlatformOf } from './platform.ts';
import type { MatchClaim } from './store-matches.ts';
import type { Workings } from './workings.ts';

/** Each waits for its platform most of the time. */
const workspacesAtOnce = 4;

/** The longest that reading a large workspace's people should take; then another bot may. */
export const matchLeaseMs = 10 * 60_000;

/** People join a workspace, leave it, and become its guests, and no platform says so in time. */
const againAfterMs = 24 * 3_600_000;

/**
 * Sends what failed for whoever can be written to by now, and matches members with the people of each workspace where that is wanted and
 * whose platform runs here. What fails is put off, and
 * holds up no other; what is broken off by the signal stays due.
 */
export async function matchWanted(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Pick<Machine, 'now'>,
  signal?: AbortSignal,
): Promise<void> {
  await reachMissed(workings, machine.now());
  const { matches } = workings.database;
  const limit = pLimit(workspacesAtOnce);
  const runs = (await matches.due()).map((workspaceId) =>
    limit(async () => {
      const platform = platformOf(workspaceId);
      if (signal?.aborted || !platform?.people) return;
      const claim = await matches.claim(workspaceId, matchLeaseMs);
      if (claim) await matchClaimed(workings, platform, claim, machine.now(), signal);
    }),
  );
  await Promise.all(runs);
}

async function matchClaimed(
  workings: Workings,
  platform: Platform,
  claim: MatchClaim,
  machineNow: Date,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { workspaceId, failures } = claim;
  const { matches } = workings.database;
  const people = async () => (await platform.people?.(workspaceId, signal)) ?? [];
  try {
    const directory = { workspaceId, claim, platform: platform.name, people };
    await matchMembers(workings, directory, machineNow);
    await matches.end(claim, againAfterMs);
  } catch (error) {
    // Whichever bot is there next begins at once.
    if (signal?.aborted) return matches.end(claim, 0);
    workings.measures.failed('match');
    workings.log.warn(
      { workspace: workspaceId, failures: failures + 1, error: saidOf(error) },
      'People could not be matched by e-mail; tried again later.',
    );
    const asked = error instanceof DeliveryError ? (error.retryAfterSeconds ?? 0) * 1_000 : 0;
    await matches.putOff(claim, Math.max(asked, backOffMs(failures + 1, workspaceId)));
  }
}

/** A platform's own words are of a fixed list. */
const saidOf = (error: unknown): string =>
  error instanceof DeliveryError ? error.message : faultOf(error);
