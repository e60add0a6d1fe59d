import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labelsOn, written } from '../support/teams-cards.ts';
import type { TeamsFault } from '../support/teams-cloud.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york');
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const opening = '2024-09-02T08:00:00Z';
const later = '2024-09-02T09:30:00Z';

const promptsOf = (person: string) =>
  york
    .as(person)
    .inbox()
    .filter((one) => labelsOn(one).includes('Update'));
const toldOf = (what: RegExp) =>
  york
    .as('coordinator')
    .inbox()
    .filter((one) => what.test(written(one)));
/** Calls that would have shown somebody a prompt. */
const postsTo = (person: string) => {
  const at = encodeURIComponent(york.as(person).user.conversationId);
  return york.cloud.calls.filter(({ kind, path }) => kind === 'post' && path.includes(at)).length;
};
const spoils = (person: string, fault: TeamsFault | undefined) =>
  york.cloud.refuses(york.as(person).user.conversationId, fault);
const statesOfPrompts = () => york.deliveries('prompt');

/** Everything of lead-two's fails so at the opening, once. */
async function opensWith(fault: TeamsFault) {
  const before = postsTo('lead-two');
  spoils('lead-two', fault);
  await york.livesUntil(opening);
  const posts = postsTo('lead-two') - before;
  spoils('lead-two', undefined);
  return { posts, at: (await statesOfPrompts()).get('lead-two') };
}

describe('what Teams did not take, and says so,', () => {
  it.each([
    ['429 with a time', { status: 429, retryAfter: 2 }],
    ['429 without one', { status: 429 }],
    ['412', { status: 412, word: 'PreconditionFailed' }],
    ['401', { status: 401, word: 'Unauthorized' }],
  ])('%s, goes again by itself, and nobody is asked', async (_, fault) => {
    const { posts, at } = await opensWith(fault);

    await york.livesUntil(later);

    expect(posts).toBeGreaterThanOrEqual(1);
    expect(at).toBe('queued');
    expect(promptsOf('lead-two')).toHaveLength(1);
    expect((await statesOfPrompts()).get('lead-two')).toBe('sent');
    expect(toldOf(/deliver|arrived/)).toEqual([]);
  });

  it.each([
    ['400', { status: 400, word: 'BadSyntax' }],
    ['403 of another reason', { status: 403, word: 'Forbidden' }],
    ['404', { status: 404, word: 'NotFound' }],
    ['413', { status: 413, word: 'MessageSizeTooBig' }],
  ])('%s, for good, is told to the coordinator once, and was tried once', async (_, fault) => {
    const { posts, at } = await opensWith(fault);

    await york.livesUntil(later);

    expect([posts, at]).toEqual([1, 'failed']);
    expect(promptsOf('lead-two')).toEqual([]);
    expect(toldOf(/Lead two/)).toHaveLength(1);
  });
});

describe('what may have arrived', () => {
  const unclear: readonly (readonly [string, TeamsFault, number])[] = [
    ['500', { status: 500 }, 0],
    ['502', { status: 502 }, 0],
    ['503', { status: 503 }, 0],
    ['504', { status: 504 }, 0],
    ['408', { status: 408 }, 0],
    ['silence after it was taken', 'silence', 1],
    ['a line that broke before', 'before', 0],
    ['an answer that says no id', 'no id', 1],
  ];

  it.each(unclear)('%s, is never sent twice: the coordinator decides', async (_, fault, shown) => {
    const { posts } = await opensWith(fault);

    await york.livesUntil(later);

    expect(posts).toBe(1);
    expect((await statesOfPrompts()).get('lead-two')).toBe('held');
    expect(promptsOf('lead-two')).toHaveLength(shown);
    const [told, ...more] = toldOf(/Lead two/);
    expect(more).toEqual([]);
    expect(labelsOn(told)).toEqual(['Send again', 'Leave it']);
  });

  it('since Teams names another address is not sent there, nor is the token', async () => {
    const { conversationId } = york.as('lead-two').user;
    const path = `/elsewhere/v3/conversations/${encodeURIComponent(conversationId)}/activities`;
    const { posts } = await opensWith({ redirectsTo: `http://${york.cloud.host}${path}` });

    await york.livesUntil(later);

    expect(posts).toBe(1);
    expect(york.cloud.calls.filter((call) => call.path.includes('/elsewhere/'))).toEqual([]);
    expect((await statesOfPrompts()).get('lead-two')).toBe('held');
  });

  it('is sent once more where the coordinator says so', async () => {
    await opensWith('before');
    await york.livesUntil(later);

    await york.as('coordinator').press('Send again');
    await york.deliver();

    expect(promptsOf('lead-two')).toHaveLength(1);
    expect((await statesOfPrompts()).get('lead-two')).toBe('sent');
  });
});

it('what never left, since nobody listens there, goes again by itself', async () => {
  await movesTo(`http://127.0.0.1:${await closedPort()}/`);
  await york.livesUntil(opening);
  const at = (await statesOfPrompts()).get('lead-two');
  await movesTo(york.cloud.serviceUrl(york.tenantId));

  await york.livesUntil(later);

  expect(at).toBe('queued');
  expect((await statesOfPrompts()).get('lead-two')).toBe('sent');
  expect(promptsOf('lead-two')).toHaveLength(1);
  expect(toldOf(/deliver|arrived/)).toEqual([]);
});

it('one person’s trouble is nobody else’s', async () => {
  await opensWith({ status: 500 });

  const others = ['lead-fathers', 'lead-police', 'deputy-fathers'];
  expect(others.map((person) => promptsOf(person).length)).toEqual([1, 1, 1]);
});

describe('a message that is replaced', () => {
  const said = () => promptsOf('lead-fathers').map(written).join();

  it.each([
    ['500', { status: 500 }],
    ['429', { status: 429, retryAfter: 1 }],
    ['silence', 'silence'],
    ['a line that broke before', 'before'],
  ] as const)('is replaced again after %s, since twice is the same as once', async (_, fault) => {
    await york.livesUntil(opening);
    york.cloud.meets('replace', fault);

    await york.as('lead-fathers').says('/progress update 1.1 green Held the launch.');
    await york.livesUntil(later);

    expect(said()).toContain('Held the launch.');
    expect(toldOf(/deliver|arrived/)).toEqual([]);
  });

  it('that its reader deleted is told of once', async () => {
    await york.livesUntil(opening);
    york.cloud.meets('replace', { status: 404, word: 'ActivityNotFoundInConversation' });

    await york.as('lead-fathers').says('/progress update 1.1 green Held the launch.');
    await york.livesUntil(later);

    const replaced = york.cloud.calls.filter(({ kind }) => kind === 'replace');
    expect(replaced).toHaveLength(1);
  });
});

it('what stands in a thread follows what it is below, once that is there', async () => {
  await york.livesUntil('2024-09-06T08:50:00Z');
  york.cloud.refuses(york.team.channelId, { status: 429, retryAfter: 1 });
  await york.livesUntil('2024-09-06T09:05:00Z');
  const before = york.channel().length;
  york.cloud.refuses(york.team.channelId, undefined);

  await york.livesUntil('2024-09-06T10:30:00Z');

  const [rollUp, ...others] = york.channel();
  expect([before, others]).toEqual([0, []]);
  const details = york.thread(rollUp?.id ?? '').map(written);
  expect(details.length).toBeGreaterThan(0);
  expect(new Set(details).size).toBe(details.length);
});

describe('an address that is not allowed', () => {
  const elsewhere = 'https://teams.example.net/uk/';

  it('in what is sent to the bot is refused, and nothing of it is stored', async () => {
    const before = await york.living.whatIsStored();

    const { status } = await york.as('lead-two').says('mine', { serviceUrl: elsewhere });

    expect(status).toBe(403);
    expect(await york.living.whatIsStored()).toEqual(before);
  });

  it('that was stored before it was forbidden is not called, and the coordinator is told', async () => {
    await movesTo(elsewhere);

    await york.livesUntil(later);

    expect((await statesOfPrompts()).get('lead-two')).toBe('failed');
    expect(promptsOf('lead-two')).toEqual([]);
    expect(toldOf(/Lead two/)).toHaveLength(1);
  });
});

/** Teams names another address for lead-two's chat. */
async function movesTo(serviceUrl: string): Promise<void> {
  const { living, workspaceId } = york;
  const { userId: externalId, conversationId, accountId } = york.as('lead-two').user;
  const { botId } = york.cloud;
  const kind = 'user';
  const there = { workspaceId, kind, externalId, conversationId, accountId, botId } as const;
  await living.conversations.seen({ ...there, serviceUrl });
}

async function closedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
