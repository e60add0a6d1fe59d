import pLimit from 'p-limit';
import { type Turns, turnsOf } from './turns.ts';

export interface Lanes {
  /** One more turn for each of these. */
  ask(keys: readonly string[]): void;
  /** Resolves once no turn is under way or asked for. */
  ended(): Promise<void>;
}

/** Runs something in one of the slots that all lanes share. */
export type InSlot = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Serves each key by itself, one turn at a time, and no more than so many keys at the same moment; they take their slots in the order of asking.
 * `open` gives what a lane does in a turn, once for all its turns. The work must not throw.
 */
export function lanesOf(
  atOnce: number,
  open: (key: string, inSlot: InSlot) => () => Promise<void>,
): Lanes {
  const limit = pLimit(atOnce);
  const inSlot: InSlot = (work) => limit(work);
  const lanes = new Map<string, Turns>();
  return {
    ask(keys) {
      for (const key of keys) {
        const lane = lanes.get(key) ?? turnsOf(open(key, inSlot));
        lanes.set(key, lane);
        lane.ask();
      }
    },
    async ended() {
      await Promise.all([...lanes.values()].map((lane) => lane.ended()));
    },
  };
}
