import { backOffMs } from '../core/back-off.ts';
import { DeliveryError } from '../core/errors.ts';
import { leaseOf, methodOf } from './claimed.ts';
import type { Machine } from './machine.ts';
import type { Outgoing, Platform } from './platform.ts';
import type { Attempted, Claimed } from './store-ledger.ts';
import { tellFailed } from './tell-trouble.ts';
import type { Workings } from './workings.ts';

/** While the database is away, what became of a message is kept in memory and written down as soon as it is back. */
const writtenEveryMs = 1_000;

/** `too-many`: the platform takes no more of this kind in this workspace for now. */
export type Outcome = 'sent' | 'not-sent' | 'too-many';

/** Delivers what was claimed, and writes down how that ended. Throws where that could not be written down under the lease. */
export async function deliverOne(
  workings: Workings,
  platform: Platform,
  machine: Machine,
  claimed: Claimed,
  stillOurs: () => boolean,
): Promise<Outcome> {
  const { delivery } = claimed;
  const method = methodOf(claimed);
  const lease = leaseOf(claimed);
  const { ledger } = workings.database;
  const beganAt = machine.elapsedMs();
  try {
    const messageRef = await platform.deliver(outgoingOf(claimed, stillOurs));
    workings.measures.called(platform.name, method, 'ok', machine.elapsedMs() - beganAt);
    await written(machine, stillOurs, () => ledger.settleSent({ ...lease, messageRef }));
    return 'sent';
  } catch (error) {
    if (error instanceof NotWritten) throw error.cause;
    const attempted = afterFailure(error, delivery.attempt, workings.settleMs, machine.now());
    const tooManyMs = tooManyForMs(error);
    workings.measures.called(
      platform.name,
      method,
      tooManyMs === undefined ? attempted.state : 'too-many',
      machine.elapsedMs() - beganAt,
    );
    workings.log.warn(
      {
        delivery: delivery.id,
        kind: delivery.kind,
        attempt: delivery.attempt,
        to: attempted.state,
      },
      'A delivery did not go through.',
    );
    if (tooManyMs !== undefined) await ledger.hold(delivery.to.workspaceId, method, tooManyMs);
    await settle(workings, claimed, attempted, machine.now());
    return tooManyMs === undefined ? 'not-sent' : 'too-many';
  }
}

class NotWritten extends Error {}

/** Tries again while the lease lasts; after it the delivery is looked up, where its platform can. */
async function written(
  machine: Machine,
  stillOurs: () => boolean,
  write: () => Promise<boolean>,
): Promise<void> {
  for (;;) {
    try {
      await write();
      return;
    } catch (cause) {
      if (!stillOurs()) throw new NotWritten('What was sent could not be written down.', { cause });
      await machine.wait(writtenEveryMs);
    }
  }
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
