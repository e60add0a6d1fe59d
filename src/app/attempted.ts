import { backOffMs } from '../core/back-off.ts';
import { DeliveryError } from '../core/errors.ts';
import { faultOf } from './fault-of.ts';
import type { Attempted, Delivery } from './store-ledger.ts';

/**
 * How an attempt ended by what the platform threw: anything that is not a DeliveryError may have come after the message arrived.
 * What certainly did not arrive waits for as long as the platform asks, and never for less than after any other failure.
 */
export function attemptedOf(
  error: unknown,
  { id, attempt }: Pick<Delivery, 'id' | 'attempt'>,
  settleMs: number,
): Attempted {
  if (!(error instanceof DeliveryError))
    return { state: 'uncertain', settleMs, error: faultOf(error) };
  if (error.ambiguous) return { state: 'uncertain', settleMs, error: error.message };
  if (error.permanent) return { state: 'failed', error: error.message };
  const waitMs = Math.max(tooManyForMs(error) ?? 0, backOffMs(attempt, id));
  return { state: 'queued', waitMs, error: error.message };
}

/** The longest that a platform's word is taken for, so that a slip of its does not silence a workspace for days. */
const longestHoldMs = 60 * 60_000;

/** Where it does not say for how long, or says nothing that can be. */
const shortestHoldMs = 1_000;

/** For how long the platform takes no more of this kind, in milliseconds; undefined where it did not say that there are too many. */
export function tooManyForMs(error: unknown): number | undefined {
  if (!(error instanceof DeliveryError) || error.retryAfterSeconds === undefined) return undefined;
  if (error.permanent || error.ambiguous) return undefined;
  const ms = error.retryAfterSeconds * 1_000;
  return ms >= shortestHoldMs ? Math.min(ms, longestHoldMs) : shortestHoldMs;
}
