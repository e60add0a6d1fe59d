import type { Machine } from './machine.ts';
import type { Database } from './store.ts';

const everyMs = 1_000;
const longestMs = 10 * 60_000;
/** A database that answers and refuses this may do so for a moment; then it is a fault of ours, and others wait for us. */
const mostRefusals = 3;

/**
 * Writes down what happened outside, and tries again each second while the database is away: what became of a message is known
 * here alone. Throws what the database throws after ten minutes, where it answers and refuses for the third time, or where the
 * process stops.
 */
export async function written(
  database: Pick<Database, 'answers'>,
  machine: Machine,
  write: () => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const endsAt = machine.elapsedMs() + longestMs;
  let refusals = 0;
  const mayTryAgain = async () => {
    if (signal?.aborted || machine.elapsedMs() > endsAt) return false;
    if (await database.answers()) refusals += 1;
    return refusals < mostRefusals;
  };
  for (;;) {
    try {
      await write();
      return;
    } catch (error) {
      if (!(await mayTryAgain())) throw error;
      await machine.wait(everyMs, signal);
    }
  }
}
