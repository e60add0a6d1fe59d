/**
 * Slack sends an event that was not acknowledged three times more: at once, after a minute and after five, and counts these from 1
 * (docs.slack.dev/apis/events-api).
 */
export const lastTry = 3;

/** After the second of them, and before the third. */
const lastAfterMs = 4 * 60_000;

/**
 * Which time Slack sends again what was said then; 0: it is the first, as far as can be told. Where Slack does not count, its age says
 * whether it is the last.
 */
export function tryOf(retryNum: number | undefined, saidAt: Date, now: Date): number {
  return retryNum ?? (now.getTime() - saidAt.getTime() >= lastAfterMs ? lastTry : 0);
}
