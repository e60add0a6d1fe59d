import { setTimeout as wait } from 'node:timers/promises';
import type { Machine } from './app/machine.ts';

/** This machine's clocks. */
export const machine: Machine = {
  now: () => new Date(),
  elapsedMs: () => performance.now(),
  async wait(ms, signal) {
    if (ms <= 0) return;
    await wait(ms, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
  },
};
