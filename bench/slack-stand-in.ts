import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { listenOn } from '../chaos/listen-on.ts';

/** Slack's Web API, as far as the bench needs it: it takes everything, but for what it was told to limit. */
export interface SlackStandIn {
  readonly apiUrl: string;
  readonly answerUrl: string;
  /** Until a method was called so often. Throws after a minute. */
  called(method: string, times: number): Promise<void>;
  /** How many posts were told to wait. */
  refused(): number;
  /** When the view of a trigger arrived, on the clock of `performance.now`. */
  openedAt(triggerId: string): Promise<number>;
  /** From now on so many posts a second; all others get 429, and are told to wait five seconds. */
  limitPosts(perSecond: number): void;
  close(): Promise<void>;
}

export const slackTeamId = 'T0BENCH';
const retryAfterSeconds = 5;

export async function slackStandIn(): Promise<SlackStandIn> {
  const calls = new Map<string, number>();
  const opened = new Map<string, number>();
  let postsASecond = Number.POSITIVE_INFINITY;
  let second = 0;
  let postsInSecond = 0;
  let refused = 0;

  function isTooMany(): boolean {
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) postsInSecond = 0;
    second = now;
    postsInSecond += 1;
    return postsInSecond > postsASecond;
  }

  const server = createServer(async (request, response) => {
    const arrivedAt = performance.now();
    const method = request.url?.replace('/api/', '') ?? '';
    const asked = new URLSearchParams(await textOf(request));
    calls.set(method, (calls.get(method) ?? 0) + 1);
    if (method === 'views.open') {
      const trigger = asked.get('trigger_id') ?? '';
      opened.set(trigger, arrivedAt);
      server.emit(`opened ${trigger}`);
    }
    if (method === 'chat.postMessage' && isTooMany()) {
      refused += 1;
      response.writeHead(429, { 'retry-after': String(retryAfterSeconds) }).end();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answerOf(method, asked)));
  });
  const url = await listenOn(server);
  return {
    apiUrl: `${url}/api/`,
    answerUrl: `${url}/answers`,
    async called(method, times) {
      const signal = AbortSignal.timeout(60_000);
      while ((calls.get(method) ?? 0) < times) await wait(20, undefined, { signal });
    },
    refused: () => refused,
    async openedAt(triggerId) {
      const signal = AbortSignal.timeout(30_000);
      if (!opened.has(triggerId)) await once(server, `opened ${triggerId}`, { signal });
      return opened.get(triggerId) ?? Number.NaN;
    },
    limitPosts(perSecond) {
      postsASecond = perSecond;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerOf(method: string, asked: URLSearchParams): object {
  const channel = asked.get('channel');
  switch (method) {
    case 'auth.test':
      return { ok: true, team: 'Bench', team_id: slackTeamId, user_id: 'U0BOT', bot_id: 'B0BOT' };
    case 'conversations.open':
      return { ok: true, channel: { id: `D-${asked.get('users')}` } };
    case 'chat.postMessage':
      return { ok: true, channel, ts: `${performance.now()}` };
    default:
      return { ok: true };
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
