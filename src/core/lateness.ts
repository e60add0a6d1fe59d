type Lateness = 'early' | 'on time' | 'late' | 'skip';

/** Due work is looked for every 10 seconds, so six missed looks are lateness and one is not. */
const onTimeMs = 60_000;
const hourMs = 60 * 60 * 1000;

/**
 * What to do with a milestone now: nothing yet (early), do it (on time, up to a minute after it was due),
 * do it and mark it late (up to `lateHours` after), or record it as skipped and do not do it.
 */
export function latenessOf(dueAt: Date, now: Date, lateHours: number): Lateness {
  const behindMs = now.getTime() - dueAt.getTime();
  if (behindMs < 0) return 'early';
  if (behindMs <= onTimeMs) return 'on time';
  return behindMs <= lateHours * hourMs ? 'late' : 'skip';
}
