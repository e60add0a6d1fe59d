import pLimit from 'p-limit';
import { leaseOf, methodOf } from './claimed.ts';
import { deliverOne } from './deliver-one.ts';
import type { Machine } from './machine.ts';
import type { Pace } from './pace.ts';
import type { Method, Platform } from './platform.ts';
import type { Claimed, Lease } from './store-ledger.ts';
import type { Workings } from './workings.ts';
import { written } from './written.ts';

/** A message that would have to wait longer for its turn goes back to the queue, so that the others need not wait for it. */
const longestWaitMs = 5_000;

export interface Leased {
  readonly batch: readonly Claimed[];
  readonly pace: Pace;
  readonly lease: {
    /** On the clock of `Machine.elapsedMs`. */
    readonly endsAt: number;
    /** Given when the process stops. */
    readonly signal?: AbortSignal;
  };
}

/**
 * Sends what was leased together: to several people and channels at once, to each of them one after another. What cannot go under
 * this lease goes back to the queue. Gives how many were sent, once it is written down how each ended.
 */
export async function sendBatch(
  workings: Workings,
  platform: Platform,
  machine: Machine,
  { batch, pace, lease }: Leased,
): Promise<number> {
  const held = new Set<Method>();
  const unsent: Lease[] = [];
  const writing: Promise<void>[] = [];
  let sent = 0;

  /** While a call can still end under the lease. Asked also by the platform, immediately before it writes. */
  const isOurs = () => machine.elapsedMs() + platform.limits.callMs <= lease.endsAt;

  async function send(claimed: Claimed): Promise<void> {
    const { to } = claimed.delivery;
    const method = methodOf(claimed);
    const mayBegin = () => isOurs() && !lease.signal?.aborted && !held.has(method);
    const waits = pace.pauseMs(to, machine.elapsedMs());
    if (mayBegin() && waits <= longestWaitMs) {
      await machine.wait(pace.reserve(to, machine.elapsedMs()), lease.signal);
    }
    if (!mayBegin() || waits > longestWaitMs) {
      unsent.push(leaseOf(claimed));
      return;
    }
    const outcome = await deliverOne(workings, platform, machine, claimed, {
      stillOurs: isOurs,
      write: (work) =>
        writing.push(handled(written(workings.database, machine, work, lease.signal))),
    });
    if (outcome === 'sent') sent += 1;
    if (outcome === 'too-many') held.add(method);
  }

  const limit = pLimit(platform.limits.atOnce);
  const lanes = [...byRecipient(batch).values()].map((lane) =>
    limit(async () => {
      for (const claimed of lane) await send(claimed);
    }),
  );
  await Promise.all(lanes);
  // All of them come to their end before anything is thrown.
  const ended = await Promise.allSettled(writing);
  const { database } = workings;
  if (unsent.length > 0) {
    await written(database, machine, () => database.ledger.release(unsent), lease.signal);
  }
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return sent;
}

/** What it throws is thrown once all have ended: until then nobody listens, which would end the process. */
function handled(writing: Promise<void>): Promise<void> {
  writing.catch(() => undefined);
  return writing;
}

function byRecipient(batch: readonly Claimed[]): ReadonlyMap<string, readonly Claimed[]> {
  const lanes = new Map<string, Claimed[]>();
  for (const claimed of batch) {
    const { kind, id } = claimed.delivery.to;
    const key = `${kind}:${id}`;
    lanes.set(key, [...(lanes.get(key) ?? []), claimed]);
  }
  return lanes;
}
