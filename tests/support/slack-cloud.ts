import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { slackScopes } from '../../src/slack/scopes.ts';
import { slackComplaints, viewComplaints } from './slack-limits.ts';

/** One call of Slack's Web API as it was made. */
export interface SlackCall {
  readonly method: string;
  /** Its arguments, blocks and views read. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** What becomes of a call that is spoilt. `silence`: the message arrives, and the line breaks. */
export type SlackFault =
  | { readonly tooManyForSeconds: number }
  /** Slack's answer with `ok: false`. */
  | { readonly says: string }
  | 'error before'
  | 'silence';

/** Slack's Web API as somebody else wrote it, behind a door of ours with Slack's limits and faults. */
export interface SlackCloud {
  readonly apiUrl: string;
  readonly teamId: string;
  readonly botToken: string;
  readonly calls: readonly SlackCall[];
  /** Every limit of Slack's that any message or view passed. */
  readonly complaints: readonly string[];
  /** Holds a message or a view that was answered, not called for, to the same limits. */
  checks(answered: unknown): void;
  /** The next calls of a method end like this. */
  meets(method: string, ...faults: SlackFault[]): void;
  /** The scopes that Slack says the token has, from now on. */
  grants(scopes: readonly string[]): void;
  /** What Slack says of the person with this e-mail address in its list of people, from now on, besides what it said. */
  describes(email: string, changes: Readonly<Record<string, unknown>>): void;
  /** From now on it says nobody's address, as where a scope is missing. */
  hidesAddresses(): void;
  /** From now on it lists no more people at a time. */
  listsAtOnce(people: number): void;
  /** As the administrator. */
  call(method: string, asked?: Readonly<Record<string, unknown>>): Promise<Answer>;
  end(): Promise<void>;
}

export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

const botToken = 'xoxb-waymark-test';

/** With a member for each of these e-mail addresses, and these channels. */
export async function slackCloud(
  emails: readonly string[],
  channels: readonly string[],
): Promise<SlackCloud> {
  const port = await freePort();
  const emulator = await createEmulator({
    service: 'slack',
    port,
    seed: {
      slack: {
        team: { name: 'Council', domain: 'council' },
        users: emails.map((email) => ({ name: email.split('@')[0] ?? email, email })),
        channels: channels.map((name) => ({ name })),
        tokens: [{ token: botToken, type: 'bot', scopes: [...slackScopes] }],
      },
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  const calls: SlackCall[] = [];
  const complaints: string[] = [];
  const faults = new Map<string, SlackFault[]>();
  let granted: readonly string[] = slackScopes;
  const described = new Map<string, Readonly<Record<string, unknown>>>();
  let listed = 1_000;
  let hidden = false;

  async function forwarded(method: string, sent: string, token: string): Promise<Answer> {
    const body = method === 'users.list' ? `${sent}&limit=${listed}` : sent;
    const response = await fetch(`${origin}/api/${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Bearer ${token}`,
      },
      body,
    });
    const answer = withDescribed(JSON.parse(await response.text()), described, hidden);
    const asked = readArguments(sent);
    calls.push({ method, asked, answer });
    complaints.push(...complaintsOf(asked).map((one) => `${method}: ${one}`));
    return answer;
  }

  const door = createServer(async (request, response) => {
    const method = request.url?.replace('/api/', '') ?? '';
    const body = await textOf(request);
    const fault = faults.get(method)?.shift();
    response.setHeader('x-oauth-scopes', granted.join(','));
    if (typeof fault === 'object' && 'says' in fault) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: false, error: fault.says }));
      return;
    }
    if (typeof fault === 'object') {
      response.writeHead(429, { 'retry-after': String(fault.tooManyForSeconds) }).end();
      return;
    }
    if (fault === 'error before') {
      response.writeHead(500).end();
      return;
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const answer = await forwarded(method, body, token);
    if (fault === 'silence') request.socket.destroy();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address() as AddressInfo;
  const call: SlackCloud['call'] = async (method, asked = {}) => {
    const body = new URLSearchParams(
      Object.entries(asked).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
    const response = await fetch(`${origin}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}` },
      body,
    });
    return JSON.parse(await response.text());
  };
  const { team_id } = (await call('auth.test')) as Answer & { team_id: string };
  return {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    teamId: team_id,
    botToken,
    calls,
    complaints,
    checks(answered) {
      if (typeof answered !== 'object' || answered === null) return;
      complaints.push(...complaintsOf({ ...answered }).map((one) => `answer: ${one}`));
    },
    meets: (method, ...next) => {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    grants(scopes) {
      granted = scopes;
    },
    describes(email, changes) {
      described.set(email, { ...described.get(email), ...changes });
    },
    hidesAddresses() {
      hidden = true;
    },
    listsAtOnce(people) {
      listed = people;
    },
    call,
    async end() {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
      await emulator.close();
    },
  };
}

interface ListedPerson {
  readonly profile?: { readonly email?: string };
}

function withDescribed(
  answer: Answer,
  described: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  hidden: boolean,
): Answer {
  if (!Array.isArray(answer.members)) return answer;
  const members = (answer.members as ListedPerson[]).map((one) => ({
    ...one,
    ...described.get(one.profile?.email ?? ''),
    ...(hidden ? { profile: {} } : {}),
  }));
  return { ...answer, members };
}

function complaintsOf(asked: SlackCall['asked']): readonly string[] {
  if (asked.view) return viewComplaints(asked.view as Parameters<typeof viewComplaints>[0]);
  if (!asked.blocks) return [];
  return slackComplaints(asked as unknown as Parameters<typeof slackComplaints>[0]);
}

function readArguments(body: string): SlackCall['asked'] {
  const asked = [...new URLSearchParams(body)].map(([name, value]) => [name, readJson(value)]);
  return Object.fromEntries(asked);
}

function readJson(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
