import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface Load {
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** A body for each request, with an event id of its own. */
  readonly body: (eventId: string) => object;
}

/**
 * Sends one request after another at an even pace, whether or not the ones before were answered: people do not wait
 * for each other. Below saturation, so that the figure is of the answer and not of a queue. Milliseconds.
 */
export async function latency(
  load: Load,
  { seconds, perSecond }: { seconds: number; perSecond: number },
): Promise<{ p50: number; p99: number; answered: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const startedAt = performance.now();
  const under = Array.from({ length: seconds * perSecond }, async (_, index) => {
    await wait(startedAt + (index * 1_000) / perSecond - performance.now());
    return tookMs(load, agent);
  });
  const took = (await Promise.all(under)).sort((a, b) => a - b);
  agent.destroy();
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), answered: took.length };
}

function tookMs({ url, headers, body }: Load, agent: Agent): Promise<number> {
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', ...headers },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - sentAt);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    sent.end(JSON.stringify(body(randomUUID())));
  });
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
