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

/** The pace that was kept so far, as long as nobody else served the workspace. */
interface Kept {
  readonly number: number;
  readonly pace: Pace;
}

/** Delivers a workspace's messages in order and within its platform's limits, until none is left that can go now. Gives how many were sent. */
export async function drain(
  workings: Workings,
  platform: Platform,
  machine: Machine,
  drained: Drained,
): Promise<number> {
  const { signal } = drained;
  let kept: Kept | undefined;
  let sent = 0;
  while (!signal?.aborted) {
    const claimedAt = machine.elapsedMs();
    const closed = kept?.pace.closed(claimedAt, batchMs) ?? [];
    const batch = await claim(workings, platform, machine, drained, closed);
    workings.measures.claimed(batch?.claimed.length ?? 0);
    if (batch) {
      kept = await keptNow(workings, platform, machine, drained.workspaceId, batch.number, kept);
      const lease = { endsAt: claimedAt + workings.leaseMs, ...(signal ? { signal } : {}) };
      const { pace } = kept;
      sent += await sendBatch(workings, platform, machine, { batch: batch.claimed, pace, lease });
    } else if (!kept || !(await untilOneOpens(kept.pace, closed, machine, signal))) {
      break;
    }
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

/** False where nobody is closed for a short time only. */
async function untilOneOpens(
  pace: Pace,
  closed: readonly Place[],
  machine: Machine,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const shortest = Math.min(...closed.map((to) => pace.pauseMs(to, machine.elapsedMs())));
  if (shortest > longestPauseMs) return false;
  await machine.wait(Math.max(0, shortest - batchMs), signal);
  return true;
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
