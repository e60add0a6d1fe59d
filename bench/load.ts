import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface Load {
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** A body for each request, with an event id of its own. */
  readonly body: (eventId: string) => object;
}

/** One request that is ready to go. */
export interface Sending {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface Pace {
  readonly seconds: number;
  readonly perSecond: number;
}

/** `sentMs`: from its sending to the end of the answer; `dueMs`: from the instant at which it was due. */
interface Took {
  readonly sentMs: number;
  readonly dueMs: number;
  readonly answer: string;
}

/**
 * Sends one request after another at an even pace, whether or not the ones before were answered: people do not wait
 * for each other. Below saturation, so that the figure is of the answer and not of a queue. Milliseconds.
 */
export async function latency(
  { url, headers = {}, body }: Load,
  pace: Pace,
): Promise<{ p50: number; p99: number; answered: number }> {
  const json = { 'content-type': 'application/json', ...headers };
  const sent = await atPace(
    () => ({ url, headers: json, body: JSON.stringify(body(randomUUID())) }),
    pace,
    { connections: 32 },
  );
  const took = sent.map(({ sentMs }) => sentMs).sort((a, b) => a - b);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), answered: took.length };
}

/** Sends what `next` makes at each due instant, in order of those. Throws where one is not answered with 200. */
export async function atPace(
  next: (index: number) => Sending,
  { seconds, perSecond }: Pace,
  { connections = 256 } = {},
): Promise<readonly Took[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const startedAt = performance.now();
  const under = Array.from({ length: seconds * perSecond }, async (_, index) => {
    const dueAt = startedAt + (index * 1_000) / perSecond;
    await wait(dueAt - performance.now());
    const sentAt = performance.now();
    const answer = await answered(next(index), agent);
    const endedAt = performance.now();
    return { sentMs: endedAt - sentAt, dueMs: endedAt - dueAt, answer };
  });
  const took = await Promise.all(under);
  agent.destroy();
  return took;
}

function answered({ url, headers, body }: Sending, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(parts).toString());
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    sent.end(body);
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
