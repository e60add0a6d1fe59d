/** At most so many in any stretch of so many milliseconds. */
export interface RateLimit {
  readonly messages: number;
  readonly inMs: number;
}

/**
 * How long one more has to wait so that no limit is passed, in milliseconds; 0 where it may go now. `sentAt` and `now` are
 * milliseconds on one clock, oldest first; an instant still to come counts as one that is promised.
 */
export function pauseMs(
  limits: readonly RateLimit[],
  sentAt: readonly number[],
  now: number,
): number {
  const pauses = limits.map(({ messages, inMs }) => {
    const nth = sentAt.at(-messages);
    return nth === undefined ? 0 : nth + inMs - now;
  });
  return Math.max(0, ...pauses);
}

/** How many instants back the limits look. */
export function memoryOf(limits: readonly RateLimit[]): number {
  return Math.max(0, ...limits.map(({ messages }) => messages));
}

/** The longest stretch of the limits, in milliseconds. */
export function longestMs(limits: readonly RateLimit[]): number {
  return Math.max(0, ...limits.map(({ inMs }) => inMs));
}

/** How many may go to one place within so many milliseconds, if none went before; at least one, and any number without limits. */
export function burst(limits: readonly RateLimit[], withinMs: number): number {
  const most = limits.map(({ messages, inMs }) => messages * Math.ceil(withinMs / inMs));
  return Math.max(1, Math.min(...most));
}
