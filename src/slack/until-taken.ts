import { setTimeout as wait } from 'node:timers/promises';
import { deliveryErrorOf } from './slack-error.ts';

/** Between one try and the next, where Slack names no time of its own: after half a minute nobody waits for an answer any more. */
const waitsMs: readonly number[] = [1_000, 4_000, 15_000];
const mostMs = 20_000;

/**
 * Says what answers somebody, and says it again where Slack did not take it: the acknowledgement is out by then, and nobody else would.
 * `isThere`: whether it did arrive after all, asked where that is not certain; without it such an answer is left. Throws DeliveryError.
 */
export async function untilTaken(
  say: () => Promise<unknown>,
  isThere?: () => Promise<boolean>,
  pausesMs = waitsMs,
): Promise<void> {
  for (const waitMs of pausesMs) {
    const failure = await say().then(() => undefined, deliveryErrorOf);
    if (!failure) return;
    const { permanent, ambiguous, retryAfterSeconds = 0 } = failure;
    const pauseMs = Math.max(waitMs, retryAfterSeconds * 1_000);
    if (permanent || (ambiguous && !isThere) || pauseMs > mostMs) throw failure;
    await wait(pauseMs, undefined, { ref: false });
    if (ambiguous && (await isThere?.())) return;
  }
  await say().catch((error: unknown) => {
    throw deliveryErrorOf(error);
  });
}
