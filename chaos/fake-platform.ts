import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { listenOn } from './listen-on.ts';

/** Out of a hundred calls, so many end like this; the others are accepted and answered. */
const faults = {
  'too many': 3,
  'error before': 2,
  'error after': 2,
  'reset before': 2,
  'reset after': 2,
  'accepted late': 1,
  'black hole': 1,
} as const;
type Fault = keyof typeof faults;

/** What an ordinary call takes, and what a late acceptance comes after: the client has given up by then. */
const latencyMs = 20;
const lateMs = 2_500;

export interface FakePlatform {
  readonly url: string;
  /** How often each key was accepted as a new message. */
  readonly posted: ReadonlyMap<string, number>;
  /** The key of what stands in a message by its reference, where it was replaced. */
  readonly shown: ReadonlyMap<string, string>;
  readonly calls: () => number;
  close(): Promise<void>;
}

const post = z.object({ key: z.string(), replaces: z.string().optional() });
const find = z.object({ keys: z.array(z.string()) });

/** Somebody else's chat with all its faults, kept in memory. `share`: of the faults, 0 for none. */
export async function fakePlatform(share = 1): Promise<FakePlatform> {
  const posted = new Map<string, number>();
  const shown = new Map<string, string>();
  let calls = 0;

  const accept = (body: unknown): object => {
    const { key, replaces } = post.parse(body);
    if (replaces !== undefined) {
      shown.set(replaces, key);
      return { ref: replaces };
    }
    posted.set(key, (posted.get(key) ?? 0) + 1);
    return { ref: `ref-${key}` };
  };
  const lookUp = (body: unknown): object =>
    Object.fromEntries(
      find.parse(body).keys.flatMap((key) => (posted.has(key) ? [[key, `ref-${key}`]] : [])),
    );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    calls += 1;
    const body: unknown = JSON.parse(await textOf(request));
    const act = () => (request.url === '/find' ? lookUp(body) : accept(body));
    await wait(latencyMs);
    switch (drawn(share)) {
      case 'too many':
        response.writeHead(429, { 'retry-after': '1' }).end();
        return;
      case 'error before':
        response.writeHead(500).end();
        return;
      case 'error after':
        act();
        response.writeHead(500).end();
        return;
      case 'reset before':
        request.socket.destroy();
        return;
      case 'reset after':
        act();
        request.socket.destroy();
        return;
      case 'accepted late':
        await wait(lateMs);
        response.end(JSON.stringify(act()));
        return;
      case 'black hole':
        return;
      case undefined:
        response.end(JSON.stringify(act()));
    }
  }

  const server = createServer((request, response) => {
    // Whoever was killed does not wait for the answer.
    answer(request, response).catch(() => request.socket.destroy());
  });
  const url = await listenOn(server);
  return {
    url,
    posted,
    shown,
    calls: () => calls,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function drawn(share: number): Fault | undefined {
  let dice = (Math.random() * 100) / (share || Number.EPSILON);
  for (const [fault, chance] of Object.entries(faults)) {
    dice -= chance;
    if (dice < 0) return fault as Fault;
  }
  return undefined;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
