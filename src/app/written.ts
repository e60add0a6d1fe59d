import type { Machine } from './machine.ts';

const everyMs = 1_000;
const longestMs = 10 * 60_000;

/**
 * Writes down what happened outside, and tries again each second while the database is away: what became of a message is known
 * here alone. Throws what the database throws after ten minutes, or where the process stops.
 */
export async function written(
  machine: Machine,
  write: () => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const beganAt = machine.elapsedMs();
  for (;;) {
    try {
      await write();
      return;
    } catch (error) {
      if (signal?.aborted || machine.elapsedMs() - beganAt > longestMs) throw error;
      await machine.wait(everyMs, signal);
    }
  }
}
