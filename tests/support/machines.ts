import type { Machine } from '../../src/app/machine.ts';

/** A machine at an instant: waiting takes no time, and moves both its clocks on. */
export function machineAt(instant: Date): Machine & {
  /** As if so many milliseconds went by. */
  passes(ms: number): void;
  /** As if somebody set the wall clock. */
  jumps(ms: number): void;
  /** How long anybody waited, in order. */
  readonly waits: readonly number[];
} {
  let now = instant.getTime();
  let elapsed = 0;
  const waits: number[] = [];
  const passes = (ms: number) => {
    now += ms;
    elapsed += ms;
  };
  return {
    now: () => new Date(now),
    elapsedMs: () => elapsed,
    async wait(ms) {
      if (ms > 0) waits.push(ms);
      passes(ms);
    },
    passes,
    jumps(ms) {
      now += ms;
    },
    waits,
  };
}
