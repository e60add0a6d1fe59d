import { afterEach, expect, test } from 'vitest';
import type { Intent, Reply } from '../../src/app/intent.ts';
import { NotAllowedError } from '../../src/core/errors.ts';
import { rawRequest } from '../support/http-raw.ts';
import { cardSaying } from '../support/local-fakes.ts';
import { type LocalWorld, localWorld, updateForm } from '../support/local-world.ts';

const worlds: LocalWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.stop()));
});

async function world(reply?: (intent: Intent) => Reply | Promise<Reply>): Promise<LocalWorld> {
  const made = await localWorld(reply);
  worlds.push(made);
  return made;
}

const get = async ({ url }: LocalWorld, path: string) => {
  const response = await fetch(`${url}/local/api${path}`);
  return { status: response.status, body: await response.json() };
};
const post = async ({ url }: LocalWorld, path: string, body: unknown) => {
  const response = await fetch(`${url}/local/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

const said = { userId: 'chair-fathers', eventId: 'event-0001' };

test('it lists who one can be', async () => {
  const { body } = await get(await world(), '/people');

  expect(body).toMatchObject({
    version: '0.1.0',
    people: expect.arrayContaining([
      expect.objectContaining({ userId: 'coordinator', roles: ['Coordinator'] }),
    ]),
  });
});

test('a person has their direct messages and their channels', async () => {
  const { body } = await get(await world(), '/people/coordinator/conversations');

  expect(body).toEqual([
    { id: 'user:coordinator', kind: 'direct', name: 'Waymark' },
    { id: 'channel:executive', kind: 'channel', name: 'executive', channelId: 'executive' },
  ]);
});

test('messages come drawn, in one sentence, and with the day and time of their zone', async () => {
  const local = await world();
  const card = cardSaying('Three actions');
  const postedAt = new Date('2024-09-02T08:00:00Z');
  await local.store.put({ conversation: 'user:chair-fathers', key: 'k', card, postedAt });

  const { body } = await get(
    local,
    '/people/chair-fathers/conversations/user:chair-fathers/messages',
  );

  expect(body).toMatchObject([
    {
      says: 'Three actions',
      day: 'Monday 2 September 2024',
      time: '9am',
      edited: false,
      card: { type: 'AdaptiveCard', version: '1.5' },
    },
  ]);
});

test('nobody reads a conversation that they are not in', async () => {
  const { status, body } = await get(
    await world(),
    '/people/coordinator/conversations/user:chair-fathers/messages',
  );

  expect([status, body]).toEqual([
    404,
    { error: 'You are not in this conversation. Choose another.' },
  ]);
});

test.each([
  [{ kind: 'command', name: 'priority', text: '2' }],
  [{ kind: 'press', press: 'update/p/1' }],
  [{ kind: 'change', state: 's', values: { rag: 'amber' } }],
  [{ kind: 'submit', state: 's', values: { rag: 'amber', done: '**all**' } }],
  [{ kind: 'message', text: '2.3 green', attachments: 1 }],
])('%o reaches the bot as it is, with who did it', async (what) => {
  const local = await world();

  await post(local, '/intents', { ...said, channelId: 'executive', ...what });

  expect(local.script.intents).toEqual([
    {
      ...what,
      eventId: said.eventId,
      from: { workspaceId: 'local', userId: 'chair-fathers', channelId: 'executive' },
    },
  ]);
});

test('a form comes back drawn, with what the page needs to know of its fields', async () => {
  const form = updateForm({ rag: 'amber' }, { done: 'Say what was done.' });
  const local = await world(() => ({ kind: 'invalid', form }));

  const { body } = await post(local, '/intents', { ...said, kind: 'press', press: 'x' });

  expect(body).toMatchObject({
    kind: 'invalid',
    form: {
      title: form.title,
      state: 'update/4.2',
      refreshes: ['rag'],
      errors: ['done'],
      limits: { done: 200, ask: 200, impact: 500 },
      card: { type: 'AdaptiveCard' },
    },
  });
});

test('an event that is sent again is handled once, and answered the same', async () => {
  const local = await world();
  const intent = { ...said, kind: 'message', text: 'hello', attachments: 0 };

  const first = await post(local, '/intents', intent);
  const second = await post(local, '/intents', intent);

  expect(local.script.intents).toHaveLength(1);
  expect(second).toEqual(first);
});

test('a text of 100,000 characters reaches the bot, which says why not', async () => {
  const text = '🦊'.repeat(50_000);
  const local = await world((intent) => {
    if (intent.kind === 'message' && intent.text === text) throw new NotAllowedError('Too long.');
    return { kind: 'none' };
  });

  const answer = await post(local, '/intents', { ...said, kind: 'message', text, attachments: 0 });

  expect(answer).toEqual({ status: 403, body: { error: 'Too long.' } });
});

test('more than a megabyte is refused with a sentence', async () => {
  const text = 'a'.repeat(1_100_000);

  const answer = await post(await world(), '/intents', {
    ...said,
    kind: 'message',
    text,
    attachments: 0,
  });

  expect(answer).toEqual({
    status: 413,
    body: { error: 'That is too long to send. Shorten it and send it again.' },
  });
});

test.each([
  ['no kind', {}],
  ['an unknown kind', { kind: 'delete' }],
  ['no event id', { kind: 'press', press: 'x', eventId: undefined }],
  ['a value that is no text', { kind: 'submit', state: 's', values: { rag: 1 } }],
  ['an id with a control character', { kind: 'press', press: 'x', userId: 'a\u0000' }],
])('%s is refused at the door', async (_, what) => {
  const local = await world();

  const { status } = await post(local, '/intents', { ...said, ...what });

  expect(status).toBe(400);
  expect(local.script.intents).toEqual([]);
});

test('what goes wrong inside is one sentence without the reason', async () => {
  const local = await world(() => {
    throw new Error('secret');
  });

  const answer = await post(local, '/intents', { ...said, kind: 'press', press: 'x' });

  expect(answer).toEqual({
    status: 500,
    body: { error: 'Something went wrong here. Nothing you typed is lost. Try again.' },
  });
});

test('a platform that has stopped says that it is not ready', async () => {
  const local = await world();
  await local.platform.stop();

  const answer = await post(local, '/intents', { ...said, kind: 'press', press: 'x' });

  expect(answer).toEqual({
    status: 503,
    body: { error: 'Waymark is starting. Try again in a moment.' },
  });
});

test('the clock is shown in words, with what lies ahead', async () => {
  const { body } = await get(await world(), '/clock/cyscp');

  expect(body).toMatchObject({
    simulated: true,
    day: 'Monday 2 September 2024',
    clock: '8:55am',
    on: '2024-09-02',
    time: '08:55',
    ahead: expect.arrayContaining([
      { when: '9am', what: 'Prompts go out', on: '2024-09-02', time: '09:00' },
      { when: 'Wednesday 4 September, 9am', what: 'Reminder', on: '2024-09-04', time: '09:00' },
    ]),
  });
});

test('a jump to what is next delivers it on the way', async () => {
  const local = await world();

  const { body } = await post(local, '/clock/cyscp/jump', { to: 'next' });

  expect(body).toMatchObject({ day: 'Monday 2 September 2024', clock: '9am' });
  expect(await local.store.messages('user:chair-fathers', 10)).toHaveLength(1);
});

test('a jump to a date and time is read in the partnership’s zone', async () => {
  const jump = { to: 'date', on: '2024-12-02', time: '09:30' };

  const { body } = await post(await world(), '/clock/cyscp/jump', jump);

  expect(body).toMatchObject({ day: 'Monday 2 December 2024', clock: '9:30am' });
});

test('a jump backwards is refused with the reason', async () => {
  const jump = { to: 'date', on: '2024-09-01', time: '09:00' };

  const answer = await post(await world(), '/clock/cyscp/jump', jump);

  expect(answer).toEqual({
    status: 409,
    body: { error: 'Time only moves forward. Choose a later time.' },
  });
});

test.each([
  { to: 'date', on: '2024-02-30', time: '09:00' },
  { to: 'date', on: '2024-09-05', time: '25:00' },
  { to: 'date', on: '', time: '' },
  { to: 'yesterday' },
])('a jump to %o asks for a date and a time', async (jump) => {
  const answer = await post(await world(), '/clock/cyscp/jump', jump);

  expect(answer).toEqual({ status: 400, body: { error: 'Give a date and a time to jump to.' } });
});

test.each([
  ['127.0.0.1:3000', 200],
  ['localhost:3000', 200],
  ['LOCALHOST', 200],
  ['[::1]:3000', 200],
  ['waymark.example.org', 403],
  ['127.0.0.1.example.org', 403],
  ['localhost@example.org', 403],
])('a request that says it is for %s gets %i', async (host, status) => {
  const { url } = await world();

  const answer = await rawRequest(`${url}/local/api/people`, { headers: { Host: host } });

  expect(answer.status).toBe(status);
});

const json = { 'Content-Type': 'application/json' };
test.each([
  ['of no origin', json, 403],
  ['of another origin', { ...json, Origin: 'http://example.org' }, 403],
  ['of an opaque origin', { ...json, Origin: 'null' }, 403],
  ['of another port', { ...json, Origin: 'http://127.0.0.1:1' }, 403],
  ['from another site', { ...json, 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['from a neighbour', { ...json, 'Sec-Fetch-Site': 'same-site' }, 403],
  ['from the page itself', { ...json, 'Sec-Fetch-Site': 'same-origin' }, 200],
  ['as a plain form', { 'Content-Type': 'text/plain', 'Sec-Fetch-Site': 'same-origin' }, 415],
])('an intent %s gets its answer', async (_, headers, status) => {
  const local = await world();
  const body = JSON.stringify({ ...said, kind: 'press', press: 'x' });

  const answer = await rawRequest(`${local.url}/local/api/intents`, {
    method: 'POST',
    headers,
    body,
  });

  expect(answer.status).toBe(status);
  expect(local.script.intents).toHaveLength(status === 200 ? 1 : 0);
});

test('a page hears of every message that is stored or replaced', async () => {
  const local = await world();
  const response = await fetch(`${local.url}/local/api/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const card = cardSaying('Three actions');
  const postedAt = new Date('2024-09-02T08:00:00Z');
  let heard = '';
  const hear = async (text: string) => {
    while (!heard.includes(text)) heard += (await reader?.read())?.value ?? '';
  };

  await hear('retry: 1000\n\n');
  const id = await local.store.put({ conversation: 'user:lead', key: 'k', card, postedAt });
  await hear('event: changed\ndata: {"conversation":"user:lead"}\n\n');
  heard = '';
  await local.store.replace(id, card, postedAt);
  await hear('event: changed\ndata: {"conversation":"user:lead"}\n\n');

  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
});

test('the platform finds which keys have arrived', async () => {
  const { platform } = await world();
  const to = { workspaceId: 'local', kind: 'user', id: 'coordinator' } as const;
  const at = new Date('2024-09-02T08:00:00Z');
  const reference = await platform.deliver({
    to,
    card: cardSaying('x'),
    key: 'there',
    at,
    stillOurs: () => true,
  });

  const found = await platform.find?.(
    to,
    [
      { key: 'there', attempt: 1 },
      { key: 'not there', attempt: 1 },
    ],
    at,
  );

  expect(found).toEqual(new Map([['there', reference]]));
});
