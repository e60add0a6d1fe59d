const firstMs = 2_000;
const longestMs = 15 * 60_000;

/** How long to wait after so many failed attempts, in milliseconds: doubles from two seconds up to a quarter of an hour. */
export function backOffMs(attempts: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, Math.min(attempts, 20) - 1));
}
