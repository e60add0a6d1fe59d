import { burst, longestMs } from '../core/pace.ts';
import type { Machine } from './machine.ts';
import { type Pace, type Place, paceOf } from './pace.ts';
import type { Platform } from './platform.ts';
import { sendBatch } from './send-batch.ts';
import type { Batch } from './store-ledger.ts';
import type { Workings } from './workings.ts';

const mostInBatch = 50;

/** About how long a batch takes where a limit slows it: what somebody asks for meanwhile waits for it to end. */
export const batchMs = 2_000;

/** Longer than this is left to the next heartbeat. */
const longestPauseMs = 5_000;

export interface Drained {
  readonly workspaceId: string;
  readonly partnershipId?: string | undefined;
  /** Given when the process stops: what is being sent is ended, and nothing more begun. */
  readonly signal?: AbortSignal;
}

/** What one batch came to. */
export interface Turn {
  readonly sent: number;
  /** In how many milliseconds there may be more that can go; undefined where nothing is left that can go now. */
  readonly againInMs?: number;
}

/** Delivers a workspace's messages in order and within its platform's limits, one batch a turn. */
export type Drain = () => Promise<Turn>;

/** The pace that was kept so far, as long as nobody else served the workspace. */
interface Kept {
  readonly number: number;
  readonly pace: Pace;
}

/** A drain of one workspace, which remembers from turn to turn what was sent lately. */
export function drainOf(
  workings: Workings,
  platform: Platform,
  machine: Machine,
  drained: Drained,
): Drain {
  const { signal } = drained;
  let kept: Kept | undefined;
  return async () => {
    const claimedAt = machine.elapsedMs();
    const full = kept?.pace.fullMs(claimedAt) ?? 0;
    if (full > batchMs) return { sent: 0, againInMs: full - batchMs };
    const closed = kept?.pace.closed(claimedAt, batchMs) ?? [];
    const batch = await claim(workings, platform, machine, drained, closed);
    workings.measures.claimed(batch?.claimed.length ?? 0);
    if (!batch) return { sent: 0, ...untilOneOpens(kept, closed, machine) };
    kept = await keptNow(workings, platform, machine, drained.workspaceId, batch.number, kept);
    const lease = { endsAt: claimedAt + workings.leaseMs, ...(signal ? { signal } : {}) };
    const { pace } = kept;
    const leased = { batch: batch.claimed, pace, lease };
    return { sent: await sendBatch(workings, platform, machine, leased), againInMs: 0 };
  };
}

/** One turn after another, until nothing is left that can go now or shortly. Gives how many were sent. */
export async function untilEmpty(
  drain: Drain,
  machine: Machine,
  signal?: AbortSignal,
): Promise<number> {
  let sent = 0;
  while (!signal?.aborted) {
    const turn = await drain();
    sent += turn.sent;
    if (turn.againInMs === undefined || turn.againInMs > longestPauseMs) break;
    await machine.wait(turn.againInMs, signal);
  }
  return sent;
}

function claim(
  workings: Workings,
  { limits }: Platform,
  machine: Machine,
  { workspaceId, partnershipId }: Drained,
  except: readonly Place[],
): Promise<Batch | undefined> {
  return workings.database.ledger.claim({
    workspaceId,
    machineNow: machine.now(),
    leaseMs: workings.leaseMs,
    limit: Math.min(mostInBatch, burst(limits.workspace, batchMs)),
    limitEach: Math.min(mostInBatch, burst(limits.recipient, batchMs)),
    except,
    ...(partnershipId === undefined ? {} : { partnershipId }),
  });
}

function untilOneOpens(
  kept: Kept | undefined,
  closed: readonly Place[],
  machine: Machine,
): Pick<Turn, 'againInMs'> {
  if (!kept || closed.length === 0) return {};
  const now = machine.elapsedMs();
  const shortest = Math.min(...closed.map((to) => kept.pace.pauseMs(to, now)));
  return { againInMs: Math.max(0, shortest - batchMs) };
}

/** Starts from what was sent lately by anybody: another instance may have served the workspace a moment ago. */
async function keptNow(
  { database }: Workings,
  { limits }: Platform,
  machine: Machine,
  workspaceId: string,
  number: number,
  before: Kept | undefined,
): Promise<Kept> {
  if (before && before.number === number - 1) return { number, pace: before.pace };
  const withinMs = longestMs([...limits.recipient, ...limits.workspace]);
  const lately = withinMs > 0 ? await database.ledger.sentLately(workspaceId, withinMs) : [];
  const now = machine.elapsedMs();
  const sent = lately.map(({ to, agoMs }) => ({ to, at: now - agoMs }));
  return { number, pace: paceOf(limits, sent) };
}
