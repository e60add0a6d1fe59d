import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request and its answer, between the playground and the bot. */
export interface Exchange {
  /** Which one it was, by when it began: 1, 2, ... */
  readonly turn: number;
  /** 'bot': Teams sent an activity. 'teams': the bot called the connector. */
  readonly to: End;
  readonly method: string;
  /** Under the service URL or the bot's address, with its query. */
  readonly path: string;
  readonly body: Json;
  /** 502 where nothing answered. */
  readonly status: number;
  readonly answer: Json;
}

type End = 'bot' | 'teams';

export type Json = Readonly<Record<string, unknown>>;

/** Stands between the playground and the bot: writes down what passes, and can answer in Teams' place. */
export interface Wire {
  /** The address that the playground sends activities to. */
  readonly botUrl: string;
  /** What activities name as their service URL. */
  readonly serviceUrl: string;
  /** All that was answered, in the order of the answers. */
  readonly exchanges: readonly Exchange[];
  /** From now on what the playground sends arrives there. */
  reaches(bot: string): void;
  leadsTo(playground: string): void;
  /** The next calls of the connector are answered so, and never arrive. */
  refuses(...refusals: readonly Refusal[]): void;
  /** How many began up to now. */
  turns(): number;
  /** The first activity like this, begun after that turn, that was answered and not taken yet; it fails after 10 s without one. */
  takes(like: (activity: Json) => boolean, after?: number): Promise<Exchange>;
  end(): Promise<void>;
}

export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

const patienceMs = 10_000;

export async function openWire(): Promise<Wire> {
  const exchanges: Exchange[] = [];
  const refusals: Refusal[] = [];
  const taken = new Set<Exchange>();
  const waiting = new Set<() => void>();
  const ends = { bot: '', teams: '' };
  let turns = 0;

  const pass = async (
    request: IncomingMessage,
    response: ServerResponse,
    to: End,
    path: string,
  ) => {
    turns += 1;
    const turn = turns;
    const sent = await text(request);
    const refusal = to === 'teams' ? refusals.shift() : undefined;
    const answered = refusal ? refused(refusal) : await forward(ends[to] + path, request, sent);
    const { method = '' } = request;
    const { status, headers, body } = answered;
    exchanges.push({ turn, to, method, path, body: parsed(sent), status, answer: parsed(body) });
    response.writeHead(status, headers).end(body);
    for (const look of waiting) look();
  };
  const server = createServer((request, response) => {
    const [, to, path = ''] = /^\/(bot|teams)(.*)$/.exec(request.url ?? '') ?? [];
    // The client asks whether anybody is there before it shows anything.
    const isGreeting = to === 'bot' && request.method !== 'POST';
    if (to === undefined || isGreeting) response.writeHead(isGreeting ? 200 : 404).end();
    else pass(request, response, to as End, path).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const take = (like: (activity: Json) => boolean, after: number) => {
    const isNew = (one: Exchange) => one.to === 'bot' && one.turn > after && !taken.has(one);
    const found = exchanges.find((one) => isNew(one) && like(one.body));
    if (found) taken.add(found);
    return found;
  };
  return {
    botUrl: `${url}/bot`,
    serviceUrl: `${url}/teams`,
    exchanges,
    reaches(bot) {
      ends.bot = bot;
    },
    leadsTo(playground) {
      ends.teams = `${playground}/_connector`;
    },
    refuses(...more) {
      refusals.push(...more);
    },
    turns: () => turns,
    takes: (like, after = 0) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(late);
          waiting.delete(look);
        };
        const look = () => {
          const found = take(like, after);
          if (!found) return;
          stop();
          resolve(found);
        };
        const late = setTimeout(() => {
          stop();
          reject(new Error('The playground sent no such activity, or the bot did not answer it.'));
        }, patienceMs).unref();
        waiting.add(look);
        look();
      }),
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const jsonType = { 'content-type': 'application/json' };

const refused = ({ status, headers, body }: Refusal): Answered => ({
  status,
  headers: { ...jsonType, ...headers },
  body: JSON.stringify(body ?? {}),
});

async function forward(url: string, request: IncomingMessage, body: string): Promise<Answered> {
  const { authorization } = request.headers;
  try {
    const response = await fetch(url, {
      method: request.method ?? 'GET',
      headers: { ...jsonType, ...(authorization === undefined ? {} : { authorization }) },
      ...(body === '' ? {} : { body }),
    });
    const type = response.headers.get('content-type');
    const headers = type === null ? {} : { 'content-type': type };
    return { status: response.status, headers, body: await response.text() };
  } catch {
    return { status: 502, headers: {}, body: '' };
  }
}

/** {} where it is no object. */
function parsed(body: string): Json {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}
