import { jitterMs } from './jitter.ts';

const firstMs = 2_000;
const longestMs = 15 * 60_000;

/**
 * How long to wait after so many failed attempts, in milliseconds: doubles from two seconds up to a quarter of an hour, and up to a
 * quarter more by the key, so that what failed together does not come again together.
 */
export function backOffMs(attempts: number, key: string): number {
  const ms = Math.min(longestMs, firstMs * 2 ** Math.max(0, Math.min(attempts, 20) - 1));
  return ms + jitterMs(`${key}:${attempts}`, ms / 4);
}
