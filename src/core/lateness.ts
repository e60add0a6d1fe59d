/** How due work comes out: done in time, done late, or left out as too late and only recorded. */
export type Outcome = 'done' | 'late' | 'skipped';

/** Due work is looked for every 10 seconds, so six missed looks are lateness and one is not. */
const onTimeMs = 60_000;
const hourMs = 60 * 60 * 1000;

/**
 * What becomes of it now: in time up to a minute after it was due, late up to `lateHours` after, then skipped. At
 * `overAt` nobody can answer it in time any more, and it is skipped however little late it is.
 */
export function outcomeOf(dueAt: Date, now: Date, lateHours: number, overAt?: Date): Outcome {
  if (overAt && now >= overAt) return 'skipped';
  const behindMs = now.getTime() - dueAt.getTime();
  if (behindMs <= onTimeMs) return 'done';
  return behindMs <= lateHours * hourMs ? 'late' : 'skipped';
}
