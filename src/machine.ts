import { setTimeout as wait } from 'node:timers/promises';
import type { Machine } from './app/machine.ts';

/** This machine's clocks. */
export const machine: Machine = {
  now: () => new Date(),
  elapsedMs: () => performance.now(),
  wait: (ms, signal) =>
    wait(ms, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    }),
};
