import type { ActionNow } from '../core/action-now.ts';
import { NotAllowedError } from '../core/errors.ts';
import { may, type Right } from '../core/permissions.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import { whoMay } from '../messages/refusals.ts';
import { alreadyDoneCard } from '../messages/trouble.ts';
import { whyOnlyCoordinator } from '../messages/why-not.ts';
import type { Acting } from './acting.ts';
import type { Reply } from './intent.ts';
import type { Store } from './store.ts';
import type { Workings } from './workings.ts';

/** One thing that somebody does, in one partnership. */
export interface Turn {
  readonly acting: Acting;
  readonly eventId: string;
  /** The wall clock, by which a partnership's calendar goes where its time is not simulated. */
  readonly machineNow: Date;
  /** The event is on record already: it only reads. */
  readonly isRecorded?: true;
}

/** Does the work and records the event in one transaction: all or nothing, and once however often the event arrives. */
export function once(
  workings: Workings,
  turn: Turn,
  work: (tx: Store) => Promise<Reply>,
): Promise<Reply> {
  return workings.database.transaction(async (tx) => {
    const { workspaceId } = turn.acting;
    if (await tx.inbound.record(workspaceId, turn.eventId)) {
      const reply = await work(tx);
      // Nothing was done that could be done twice; and a form that is sent as it was is told the same again.
      if (reply.kind === 'invalid') await tx.inbound.forget(workspaceId, turn.eventId);
      return reply;
    }
    return { kind: 'card', card: alreadyDoneCard(), repeated: true };
  });
}

/** An answer as the member reads it: their own, in whichever window they gave it, or a colleague's. */
export function asRead({ acting }: Turn, update: StatusUpdate): StatusUpdate & { yours: boolean } {
  return { ...update, yours: update.authorId === acting.member.id };
}

/** Throws NotAllowedError where the member may not. */
export function allow(turn: Turn, right: Right, subGroupId?: string): void {
  if (!may(right, turn.acting.member, subGroupId)) throw new NotAllowedError(whoMay[right]);
}

/** Throws NotAllowedError where the member may not update the action. */
export function allowUpdate(turn: Turn, action: ActionNow): void {
  const why = whyNoUpdate(turn, action);
  if (why) throw new NotAllowedError(why);
}

/** Why the member may not update the action; undefined: they may. What is paused or decided is the coordinator's to change. */
export function whyNoUpdate(turn: Turn, action: ActionNow): string | undefined {
  const { member } = turn.acting;
  if (!may('update', member, action.subGroup.id)) return whoMay.update;
  return may('accept', member) ? undefined : whyOnlyCoordinator(action);
}
