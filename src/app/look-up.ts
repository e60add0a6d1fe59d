import { backOffMs } from '../core/back-off.ts';
import { DeliveryError } from '../core/errors.ts';
import { tooManyForMs } from './attempted.ts';
import { faultOf } from './fault-of.ts';
import type { Machine } from './machine.ts';
import type { CallOutcome } from './measures.ts';
import type { Platform, Sought } from './platform.ts';
import type { Unsettled } from './store-ledger.ts';
import type { Workings } from './workings.ts';

/** Whether a message was looked up so often in vain that a person is asked. */
export const isGivenUp = ({ lookUps }: Unsettled): boolean => lookUps + 1 >= mostLookUps;

/** By then the back-off has taken about three and a half hours: a person knows sooner whether the message is there. */
const mostLookUps = 20;

/** `not now`: the platform takes no look-up yet. `cannot be told`: it cannot look up, or will not. */
export type Looked =
  | { readonly found: ReadonlyMap<string, string> }
  | { readonly againInMs: number }
  | 'not now'
  | 'cannot be told';

/** Looks up which of these messages to one person or channel did arrive. Never throws what the platform throws. */
export async function lookUp(
  { database: { ledger }, measures, log }: Workings,
  platform: Platform,
  machine: Machine,
  together: readonly Unsettled[],
): Promise<Looked> {
  const { name, limits } = platform;
  const to = together[0]?.delivery.to;
  if (!to || !platform.find) return 'cannot be told';
  const sought = together.map(soughtOf);
  const since = new Date(Math.min(...together.map(({ delivery }) => delivery.queuedAt.getTime())));
  // Before the call, since it counts whatever comes of it.
  const everyMs = limits.find ? limits.find.inMs / limits.find.messages : 0;
  if (!(await ledger.takeLookUp(to.workspaceId, everyMs))) return 'not now';
  const beganAt = machine.elapsedMs();
  const called = (outcome: CallOutcome) =>
    measures.called(name, 'find', outcome, machine.elapsedMs() - beganAt);
  try {
    const found = await platform.find(to, sought, since);
    called('ok');
    return { found };
  } catch (error) {
    const tooManyMs = tooManyForMs(error);
    called(tooManyMs === undefined ? 'failed' : 'too-many');
    if (tooManyMs !== undefined) {
      await ledger.hold(to.workspaceId, 'find', tooManyMs);
      return 'not now';
    }
    const why = error instanceof DeliveryError ? error.message : faultOf(error);
    log.warn({ workspace: to.workspaceId, deliveries: sought.length, why }, 'A look-up failed.');
    return afterFailure(error, together);
  }
}

function soughtOf({ delivery: { id, attempt, follows }, followsRef }: Unsettled): Sought {
  return {
    key: id,
    attempt,
    ...(follows?.as === 'thread' && followsRef ? { inThreadOf: followsRef } : {}),
  };
}

/** Others of the workspace have their turn meanwhile. */
function afterFailure(error: unknown, together: readonly Unsettled[]): Looked {
  if (error instanceof DeliveryError && error.permanent) return 'cannot be told';
  const lookUps = 1 + Math.min(...together.map((one) => one.lookUps));
  return { againInMs: backOffMs(lookUps, together[0]?.delivery.id ?? '') };
}
