import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** A body for each request, with an event id of its own. */
  readonly body: (eventId: string) => object;
}

/** Sends at a steady rate below saturation, so that the figure is of the answer and not of a queue. Milliseconds. */
export async function latency(
  load: Load,
  { seconds, perSecond }: { seconds: number; perSecond: number },
): Promise<{ p50: number; p99: number; answered: number }> {
  const took: number[] = [];
  const request: autocannon.Request = {
    setupRequest: (one) => ({ ...one, body: JSON.stringify(load.body(randomUUID())) }),
  };
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url: load.url,
        method: 'POST',
        connections: 8,
        duration: seconds,
        overallRate: perSecond,
        headers: { 'content-type': 'application/json', ...load.headers },
        requests: [request],
      },
      (error) => (error ? reject(error) : resolve()),
    );
    run.on('response', (_client, status, _bytes, tookMs) => {
      if (status !== 200) reject(new Error(`${load.url} answered ${status}`));
      took.push(tookMs);
    });
  });
  took.sort((a, b) => a - b);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), answered: took.length };
}

/** Of sorted values. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
