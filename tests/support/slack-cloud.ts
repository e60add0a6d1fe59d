import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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

/** What becomes of a call that is spoilt. `silence`: the message arrives, and the line breaks. `none`: it goes through. */
export type SlackFault =
  | 'none'
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
  /** Somebody opened Slack's page at this address, and allowed what it asks: where their browser goes next. */
  consents(address: string): Promise<string>;
  /** The administrator removes the app: Slack takes none of its tokens any more, until it is installed again. */
  removesTheApp(): void;
  /** The tokens that were given out by installing, oldest first. */
  readonly tokens: readonly string[];
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
/** Of every team that is emulated. */
const emulatedTeam = 'T000000001';

export const oauthApp = { clientId: '110.220', clientSecret: '0123456789abcdef0123456789abcdef' };

export interface SlackCloudOptions {
  /** Where Slack sends browsers back to after an installation. */
  readonly redirectUri?: string;
  /** Another team of the same Slack: its own door is used by nobody then. */
  readonly beside?: { readonly cloud: SlackCloud; readonly teamId: string };
}

interface Team {
  readonly tokens: string[];
  readonly codes: Set<string>;
  forwarded(method: string, body: string, token: string): Promise<Answer>;
}

const besides = new WeakMap<SlackCloud, Team[]>();

/** With a member for each of these e-mail addresses, and these channels. */
export async function slackCloud(
  emails: readonly string[],
  channels: readonly string[],
  { redirectUri, beside }: SlackCloudOptions = {},
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
        oauth_apps:
          redirectUri === undefined
            ? []
            : [
                {
                  client_id: oauthApp.clientId,
                  client_secret: oauthApp.clientSecret,
                  name: 'Waymark',
                  redirect_uris: [redirectUri],
                },
              ],
      },
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  const calls: SlackCall[] = [];
  const complaints: string[] = [];
  const faults = new Map<string, SlackFault[]>();
  let granted: readonly string[] = slackScopes;
  const removed = new Set<string>();
  const others: Team[] = [];
  const team: Team = { tokens: [], codes: new Set(), forwarded };
  const named = (text: string) => (beside ? text.replaceAll(emulatedTeam, beside.teamId) : text);
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
    const answer = withDescribed(JSON.parse(named(await response.text())), described, hidden);
    if (typeof answer.access_token === 'string') team.tokens.push(answer.access_token);
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
    if (fault !== undefined && fault !== 'none' && fault !== 'silence') {
      meet(fault, response);
      return;
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const code = new URLSearchParams(body).get('code') ?? '';
    const whose = others.find(({ tokens, codes }) => tokens.includes(token) || codes.has(code));
    const answer = removed.has(token)
      ? { ok: false, error: 'account_inactive' }
      : await (whose ?? team).forwarded(method, body, token);
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
      headers: { authorization: `Bearer ${team.tokens.at(-1) ?? botToken}` },
      body,
    });
    return JSON.parse(await response.text());
  };
  if (beside) besides.get(beside.cloud)?.push(team);
  const cloud: SlackCloud = {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    teamId: named(emulatedTeam),
    tokens: team.tokens,
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
    async consents(address) {
      const asked = new URL(address).searchParams;
      const { user } = await call('users.lookupByEmail', { email: emails[0] ?? '' });
      const body = new URLSearchParams({
        ...Object.fromEntries(asked),
        user_id: (user as { id: string }).id,
      });
      const answer = await fetch(`${origin}/oauth/v2/authorize/callback`, {
        method: 'POST',
        body,
        redirect: 'manual',
      });
      const next = answer.headers.get('location') ?? '';
      team.codes.add(new URL(next).searchParams.get('code') ?? '');
      return next;
    },
    removesTheApp() {
      for (const token of [botToken, ...team.tokens]) removed.add(token);
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
  besides.set(cloud, others);
  return cloud;
}

/** As the browser of an administrator of that team does it, from the bot's page through Slack's and back. */
export async function installIn(cloud: SlackCloud, botUrl: string): Promise<Response> {
  const begun = await fetch(`${botUrl}/slack/install`, { redirect: 'manual' });
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
  const next = await cloud.consents(begun.headers.get('location') ?? '');
  return fetch(next, { headers: { cookie } });
}

/** A fault by which nothing comes of the call. */
function meet(fault: Exclude<SlackFault, 'none' | 'silence'>, response: ServerResponse): void {
  if (fault === 'error before') {
    response.writeHead(500).end();
  } else if ('says' in fault) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: false, error: fault.says }));
  } else {
    response.writeHead(429, { 'retry-after': String(fault.tooManyForSeconds) }).end();
  }
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
