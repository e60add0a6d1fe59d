import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AdaptiveCard } from '../../src/render/adaptive-json.ts';

/** Somebody of a tenant, as Teams knows them. */
export interface TeamsUser {
  /** Entra's id. */
  readonly userId: string;
  /** Teams' own, "29:...". */
  readonly accountId: string;
  readonly name: string;
  readonly email?: string | undefined;
  /** By which they sign in. */
  readonly userPrincipalName?: string;
  readonly userRole?: 'user' | 'guest' | 'anonymous';
  /** Of whose tenant they are, where that is not the one they are in. */
  readonly tenantId?: string;
  /** Their own conversation with the bot. */
  readonly conversationId: string;
}

export interface TeamsMessageThere {
  readonly id: string;
  /** With the thread, where it stands in one. */
  readonly conversationId: string;
  readonly card: AdaptiveCard;
  readonly summary: string;
  /** The account that alone sees it. */
  readonly onlyFor?: string;
  readonly edits: number;
}

export interface TeamsCall {
  readonly kind: 'post' | 'replace' | 'read';
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * What becomes of a call that is spoilt. `silence`: it is done, and the line breaks. `before`: the line breaks, and it is not done. `no id`: it
 * is done, and the answer does not say where it is. `none`: it goes through.
 */
export type TeamsFault =
  | 'none'
  | 'silence'
  | 'before'
  | 'no id'
  | { readonly redirectsTo: string }
  | { readonly status: number; readonly word?: string; readonly retryAfter?: number };

/** Teams' connector, as far as a bot calls it, with its refusals: in memory, for as many people and tenants as a test needs. */
export interface TeamsCloud {
  /** Where calls for a tenant go. */
  serviceUrl(tenantId: string): string;
  readonly host: string;
  readonly botId: string;
  readonly calls: readonly TeamsCall[];
  /** Every limit of Teams' that any message passed. */
  readonly complaints: string[];
  /** The next calls of a kind end like this. */
  meets(kind: TeamsCall['kind'], ...faults: TeamsFault[]): void;
  /** What stands in a conversation, oldest first; of a channel without its threads. */
  messages(conversationId: string): readonly TeamsMessageThere[];
  message(id: string): TeamsMessageThere | undefined;
  /** Who is in a conversation or a team, from now on; the bot may write there. */
  joins(conversationId: string, ...people: TeamsUser[]): void;
  /** What Teams says of somebody from now on, wherever they are. */
  describes(userId: string, changes: Partial<TeamsUser>): void;
  /** Somebody is there no more. */
  leaves(conversationId: string, userId: string): void;
  /** From now on every call to post there ends so; or none any more. */
  refuses(conversationId: string, fault: TeamsFault | undefined): void;
  /** The bot may write there no more. */
  closes(conversationId: string): void;
  /** From now on Teams knows no messages for one person of a channel. */
  knowsNoTargets(): void;
  end(): Promise<void>;
}

/** A GUID of its own for each name, the same every time. */
export function guidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

export function teamsUser(name: string, more: Partial<TeamsUser> = {}): TeamsUser {
  const userId = guidOf(name);
  return { userId, accountId: `29:${userId}`, name, conversationId: `a:${userId}`, ...more };
}

export async function teamsCloud(
  complaintsOf: (message: SentMessage) => readonly string[],
): Promise<TeamsCloud> {
  const botId = '28:waymark';
  const calls: TeamsCall[] = [];
  const complaints: string[] = [];
  const faults = new Map<string, TeamsFault[]>();
  const refusing = new Map<string, TeamsFault>();
  const members = new Map<string, TeamsUser[]>();
  const stored: TeamsMessageThere[] = [];
  let targets = true;
  let lastId = 1_725_000_000_000;

  function post(conversationId: string, targeted: boolean, body: Body): Answered {
    if (!members.has(withoutThread(conversationId)))
      return refused(403, 'BotNotInConversationRoster');
    if (targeted && !targets) return refused(400, 'BadArgument');
    complaints.push(...complaintsOf(body as unknown as SentMessage));
    lastId += 1;
    const id = String(lastId);
    const onlyFor = targeted ? { onlyFor: String((body.recipient as { id?: string })?.id) } : {};
    stored.push({ id, conversationId, ...shownIn(body), ...onlyFor, edits: 0 });
    return { status: 201, body: { id } };
  }

  function replace(id: string, body: Body): Answered {
    const place = stored.findIndex((one) => one.id === id);
    const before = stored[place];
    if (!before) return refused(404, 'ActivityNotFoundInConversation');
    complaints.push(...complaintsOf(body as unknown as SentMessage));
    stored[place] = { ...before, ...shownIn(body), edits: before.edits + 1 };
    return { status: 200, body: { id } };
  }

  function read(conversationId: string, rest: string): Answered {
    const there = members.get(conversationId);
    if (!there) return refused(404, 'ConversationNotFound');
    const [what, id = ''] = rest.split('/');
    if (what !== 'members') return { status: 200, body: pageOf(there, rest) };
    const one = there.find(({ accountId }) => accountId === decodeURIComponent(id));
    return one
      ? { status: 200, body: memberOf(one) }
      : refused(404, 'MemberNotFoundInConversation');
  }

  const done = (call: TeamsCall): Answered => {
    const { pathname, search, searchParams } = new URL(call.path, 'http://teams');
    const [conversation = '', ...rest] = pathname
      .replace(/^.*\/v3\/conversations\//, '')
      .split('/');
    const conversationId = decodeURIComponent(conversation);
    switch (call.kind) {
      case 'post':
        return post(conversationId, searchParams.get('isTargetedActivity') === 'true', call.body);
      case 'replace':
        return replace(decodeURIComponent(rest[1] ?? ''), call.body);
      case 'read':
        return read(conversationId, `${rest.join('/')}${search}`);
    }
  };

  const faultOf = ({ kind, path }: TeamsCall): TeamsFault => {
    const place = [...refusing.keys()].find((id) => path.includes(encodeURIComponent(id)));
    const always = kind === 'post' && place !== undefined ? refusing.get(place) : undefined;
    return always ?? faults.get(kind)?.shift() ?? 'none';
  };

  /** The answer; undefined where the line breaks. */
  const taken = (call: TeamsCall): Answered | undefined => {
    calls.push(call);
    const fault = faultOf(call);
    if (typeof fault === 'object') return spoilt(fault);
    if (fault === 'before') return undefined;
    const answered = done(call);
    if (fault === 'silence') return undefined;
    return fault === 'no id' ? { ...answered, body: {} } : answered;
  };

  const server = createServer(async (request, response) => {
    const answered = taken(await callIn(request));
    if (answered) answer(response, answered);
    else request.socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    serviceUrl: (tenantId) => `http://${host}/uk/${tenantId}/`,
    host,
    botId,
    calls,
    complaints,
    meets: (kind, ...next) => {
      faults.set(kind, [...(faults.get(kind) ?? []), ...next]);
    },
    messages: (conversationId) => stored.filter((one) => one.conversationId === conversationId),
    message: (id) => stored.find((one) => one.id === id),
    joins: (conversationId, ...people) => {
      const there = (members.get(conversationId) ?? []).filter((one) => !people.includes(one));
      members.set(conversationId, [...there, ...people]);
    },
    describes: (userId, changes) => {
      for (const [id, there] of members) {
        members.set(
          id,
          there.map((one) => (one.userId === userId ? { ...one, ...changes } : one)),
        );
      }
    },
    leaves: (conversationId, userId) => {
      const there = members.get(conversationId) ?? [];
      members.set(
        conversationId,
        there.filter((one) => one.userId !== userId),
      );
    },
    refuses: (conversationId, fault) => {
      if (fault) refusing.set(conversationId, fault);
      else refusing.delete(conversationId);
    },
    closes: (conversationId) => {
      members.delete(conversationId);
    },
    knowsNoTargets: () => {
      targets = false;
    },
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface SentMessage {
  readonly summary: string;
  readonly attachments: readonly { readonly content: object }[];
}

type Body = Readonly<Record<string, unknown>>;
interface Answered {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, TeamsCall['kind']>> = { GET: 'read', PUT: 'replace' };

async function callIn(request: IncomingMessage): Promise<TeamsCall> {
  const { url = '', method = '', headers } = request;
  const kind = kinds[method] ?? 'post';
  return { kind, path: url, authorization: headers.authorization, body: await bodyOf(request) };
}

function spoilt(fault: Exclude<TeamsFault, string>): Answered {
  if ('redirectsTo' in fault) {
    return { status: 307, body: {}, headers: { location: fault.redirectsTo } };
  }
  const { status, word, retryAfter } = fault;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { ...refused(status, word), headers };
}

const withoutThread = (conversationId: string): string => conversationId.split(';')[0] ?? '';

const refused = (status: number, word = 'Error'): Answered => ({
  status,
  body: { error: { code: word, message: randomUUID() } },
});

function shownIn({ attachments, summary }: Body): Pick<TeamsMessageThere, 'card' | 'summary'> {
  const [first] = attachments as { content: AdaptiveCard }[];
  if (!first) throw new Error('A message without a card was sent.');
  return { card: first.content, summary: String(summary) };
}

/** Two at a time, so that there is a next page. */
function pageOf(there: readonly TeamsUser[], rest: string): object {
  const from = Number(new URLSearchParams(rest.split('?')[1]).get('continuationToken') ?? 0);
  const next = from + 2 < there.length ? { continuationToken: String(from + 2) } : {};
  return { members: there.slice(from, from + 2).map(memberOf), ...next };
}

function memberOf({ accountId, userId, conversationId: _, userRole = 'user', ...said }: TeamsUser) {
  return { ...said, id: accountId, aadObjectId: userId, userRole };
}

function answer(response: ServerResponse, { status, body, headers = {} }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return text === '' ? {} : JSON.parse(text);
}
