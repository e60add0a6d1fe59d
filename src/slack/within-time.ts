import { setTimeout as wait } from 'node:timers/promises';

/** What the work comes to, or undefined once so many milliseconds are over; the work goes on. */
export async function within<Result>(
  limitMs: number,
  work: Promise<Result>,
): Promise<Result | undefined> {
  const ended = new AbortController();
  const over = wait(limitMs, undefined, { signal: ended.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, over]);
  } finally {
    ended.abort();
  }
}
