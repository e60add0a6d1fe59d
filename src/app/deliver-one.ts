import { notInTeams } from '../core/app-not-there.ts';
import { DeliveryError } from '../core/errors.ts';
import { attemptedOf, tooManyForMs } from './attempted.ts';
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
  let isOurs = true;
  const mayWrite = () => {
    isOurs = stillOurs();
    return isOurs;
  };
  try {
    const messageRef = await platform.deliver(outgoingOf(claimed, mayWrite));
    called('ok');
    write(() => ledger.settleSent({ ...leaseOf(claimed), messageRef }));
    return 'sent';
  } catch (error) {
    if (!isOurs && isCertain(error)) {
      // Nothing was called for, so nothing was tried.
      write(() => ledger.release([leaseOf(claimed)]));
      return 'not-sent';
    }
    const { delivery } = claimed;
    const attempted = attemptedOf(error, delivery, workings.settleMs);
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

function logFailure({ log }: Workings, { delivery }: Claimed, { state, error }: Attempted): void {
  const { id, kind, attempt } = delivery;
  const facts = { delivery: id, kind, attempt, to: state, why: error };
  log.warn(facts, 'A delivery did not go through.');
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
    if (settled && !isForNobody(claimed, attempted))
      await tellFailed(tx, claimed.delivery, machineNow);
  });
}

/** An old message of somebody who took the app away: nobody reads it, and nobody can mend it. */
const isForNobody = ({ delivery }: Claimed, { error }: Attempted): boolean =>
  delivery.follows?.as === 'replaces' && error === notInTeams;

/** That the message did not arrive, and may go another time. */
function isCertain(error: unknown): boolean {
  return error instanceof DeliveryError && !error.permanent && !error.ambiguous;
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
