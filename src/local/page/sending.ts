import type { WireIntent, WireReply } from '../wire.ts';
import { type Outcome, postIntent } from './server.ts';

const waitsMs = [500, 1_000, 2_000, 4_000, 8_000];
const longestWaitMs = 10_000;

/** Fired on `window` when the server is heard again. */
export const lineBack = 'waymark-line-back';

export const newEventId = (): string => crypto.randomUUID();

export type Sent = Exclude<Outcome<WireReply>, { kind: 'unreachable' }> | { kind: 'given up' };

interface Trying {
  /** Told before each wait for another try. */
  readonly waiting: () => void;
  /** Aborted where the person gives up. */
  readonly signal?: AbortSignal;
}

/**
 * Sends what a person did until the server answers. Each try carries the same event id, so that it is
 * handled once, however often it arrives.
 */
export async function send(intent: WireIntent, { waiting, signal }: Trying): Promise<Sent> {
  for (let tries = 0; !signal?.aborted; tries += 1) {
    const outcome = await postIntent(intent);
    if (outcome.kind !== 'unreachable') return outcome;
    waiting();
    await pause(waitsMs[tries] ?? longestWaitMs, signal);
  }
  return { kind: 'given up' };
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener(lineBack, over);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    window.addEventListener(lineBack, over);
    signal?.addEventListener('abort', over);
  });
}
