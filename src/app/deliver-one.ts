import { backOffMs } from '../core/back-off.ts';
import { DeliveryError } from '../core/errors.ts';
import { leaseOf, methodOf } from './claimed.ts';
import type { Machine } from './machine.ts';
import type { CallOutcome } from './measures.ts';
import type { Outgoing, Platform } from './platform.ts';
import type { Attempted, Claimed } from './store-ledger.ts';
import { tellFailed } from './tell-trouble.ts';
import type { Workings } from './workings.ts';

/** `too-many`: the platform takes no more of this kind in this workspace for now. */
export type Outcome = 'sent' | 'not-sent' | 'too-many';

export interface Attempt {
  /** Asked immediately before the call. */
  readonly stillOurs: () => boolean;
  /** Writes down how it ended, while the next message is sent. */
  readonly write: (work: () => Promise<unknown>) => void;
}

/** Delivers what was claimed. Never throws: what the platform throws is how the attempt ended. */
export async function deliverOne(
  workings: Workings,
  platform: Platform,
  machine: Machine,
  claimed: Claimed,
  { stillOurs, write }: Attempt,
): Promise<Outcome> {
  const { ledger } = workings.database;
  const method = methodOf(claimed);
  const beganAt = machine.elapsedMs();
  const called = (outcome: CallOutcome) =>
    workings.measures.called(platform.name, method, outcome, machine.elapsedMs() - beganAt);
  try {
    const messageRef = await platform.deliver(outgoingOf(claimed, stillOurs));
    called('ok');
    write(() => ledger.settleSent({ ...leaseOf(claimed), messageRef }));
    return 'sent';
  } catch (error) {
    const { delivery } = claimed;
    const attempted = afterFailure(error, delivery.attempt, workings.settleMs, machine.now());
    const tooManyMs = tooManyForMs(error);
    called(tooManyMs === undefined ? attempted.state : 'too-many');
    logFailure(workings, claimed, attempted);
    write(async () => {
      if (tooManyMs !== undefined) await ledger.hold(delivery.to.workspaceId, method, tooManyMs);
      await settle(workings, claimed, attempted, machine.now());
    });
    return tooManyMs === undefined ? 'not-sent' : 'too-many';
  }
}

function logFailure({ log }: Workings, { delivery }: Claimed, { state }: Attempted): void {
  const { id, kind, attempt } = delivery;
  log.warn({ delivery: id, kind, attempt, to: state }, 'A delivery did not go through.');
}

/** A failure and the note about it are written together, so that neither is there without the other. */
async function settle(
  { database }: Workings,
  claimed: Claimed,
  attempted: Attempted,
  machineNow: Date,
): Promise<void> {
  if (attempted.state !== 'failed') {
    await database.ledger.settle(leaseOf(claimed), attempted);
    return;
  }
  await database.transaction(async (tx) => {
    const settled = await tx.ledger.settle(leaseOf(claimed), attempted);
    if (settled) await tellFailed(tx, claimed.delivery, machineNow);
  });
}

function outgoingOf(
  { delivery, followsRef, calendarAt }: Claimed,
  stillOurs: () => boolean,
): Outgoing {
  const follows = delivery.follows?.as;
  return {
    to: delivery.to,
    card: delivery.card,
    key: delivery.id,
    at: calendarAt,
    stillOurs,
    ...(follows === 'replaces' && followsRef ? { replaces: followsRef } : {}),
    ...(follows === 'thread' && followsRef ? { inThreadOf: followsRef } : {}),
  };
}

/** Anything that is not a DeliveryError may have happened after the message arrived. */
function afterFailure(error: unknown, attempts: number, settleMs: number, now: Date): Attempted {
  const reason = error instanceof Error ? error.name : 'unknown';
  if (!(error instanceof DeliveryError) || error.ambiguous) {
    const settleUntil = new Date(now.getTime() + settleMs);
    return { state: 'uncertain', settleUntil, error: reason };
  }
  if (error.permanent) return { state: 'failed', error: error.message };
  const waitMs = tooManyForMs(error) ?? backOffMs(attempts);
  return { state: 'queued', notBefore: new Date(now.getTime() + waitMs), error: error.message };
}

function tooManyForMs(error: unknown): number | undefined {
  if (!(error instanceof DeliveryError) || error.retryAfterSeconds === undefined) return undefined;
  return error.permanent || error.ambiguous ? undefined : error.retryAfterSeconds * 1_000;
}
