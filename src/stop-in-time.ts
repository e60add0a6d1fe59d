import { within } from './app/within.ts';
import { reasonOf } from './reason-of.ts';

/** Supervisors kill after five seconds or later, and a process that they kill says nothing. */
const limitMs = 4_500;

/** Stops the bot. Undefined once it is stopped; a sentence where it failed to, or did not get there in 4.5 seconds. */
export async function stopInTime(stop: () => Promise<void>): Promise<string | undefined> {
  const stopped = stop().then(
    () => undefined,
    (error) => `Waymark did not stop cleanly: ${reasonOf(error)}. What was saved is kept.`,
  );
  const late =
    'Waymark did not stop cleanly: what was under way did not end in time, or the database does not answer. What was saved is kept.';
  return within(limitMs, stopped, late);
}
