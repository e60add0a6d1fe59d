import { DeliveryError } from '../core/errors.ts';

/** Between one try and the next, where the platform names no time of its own: after half a minute nobody waits for an answer any more. */
const waitsMs: readonly number[] = [1_000, 4_000, 15_000];
const mostMs = 20_000;

/**
 * Says what answers somebody, and says it again where the platform did not take it: the acknowledgement is out by then, and nobody else
 * would. `say` throws DeliveryError. `isThere`: whether it did arrive after all, asked where that is not certain; without it such an answer
 * is left. Throws what `say` threw last.
 */
export async function untilTaken(
  say: () => Promise<unknown>,
  isThere?: () => Promise<boolean>,
  pausesMs = waitsMs,
): Promise<void> {
  for (const waitMs of pausesMs) {
    const failure = await say().then(() => undefined, deliveryError);
    if (!failure) return;
    const { permanent, ambiguous, retryAfterSeconds = 0 } = failure;
    const pauseMs = Math.max(waitMs, retryAfterSeconds * 1_000);
    if (permanent || (ambiguous && !isThere) || pauseMs > mostMs) throw failure;
    await pause(pauseMs);
    if (ambiguous && (await isThere?.())) return;
  }
  await say();
}

function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  throw error;
}

/** A bot that stops does not wait for it. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
