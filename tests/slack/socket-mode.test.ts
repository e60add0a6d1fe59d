import { EventEmitter, once } from 'node:events';
import express from 'express';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Handle, Intent } from '../../src/app/intent.ts';
import { ConfigError } from '../../src/core/errors.ts';
import {
  type SlackOptions,
  type SlackPlatform,
  slackPlatform,
} from '../../src/slack/slack-platform.ts';
import { keptLog } from '../support/kept-log.ts';
import { oauthApp, type SlackCloud, slackCloud } from '../support/slack-cloud.ts';
import { type SlackSocket, slackSocket } from '../support/slack-socket.ts';

let cloud: SlackCloud;
let socket: SlackSocket;
let slack: SlackPlatform;
let handled: Intent[];
let logged: string[];
let entered: number;
let failing: number;
/** What is handled waits for it. */
let held: Promise<unknown> | undefined;

beforeEach(async () => {
  cloud = await slackCloud(['ann@example.org'], ['executive']);
  socket = await slackSocket(cloud);
  handled = [];
  logged = [];
  entered = 0;
  failing = 0;
  held = undefined;
  slack = slackPlatform(options());
});
afterEach(async () => {
  vi.useRealTimers();
  await slack.stop();
  await socket.end();
  await cloud.end();
});

const options = (): SlackOptions => ({
  app: express(),
  workspaces: { by: 'token', botToken: cloud.botToken, workspaceOf: async () => 'workspace' },
  receives: { over: 'socket', appToken: 'xapp-1-test' },
  lookUps: 'internal',
  apiUrl: socket.apiUrl,
  now: () => new Date(),
  log: keptLog(logged),
});

const handle: Handle = async (intent) => {
  entered += 1;
  await held;
  if (failing > 0) {
    failing -= 1;
    throw new Error('The database does not answer.');
  }
  handled.push(intent);
  return { kind: 'card', card: { title: 'Here', blocks: [], buttons: [], fallback: 'Here' } };
};

const command = () => ({
  command: '/priority',
  text: '2',
  user_id: 'U1',
  team_id: cloud.teamId,
  channel_id: 'C1',
  channel_name: 'general',
  trigger_id: crypto.randomUUID(),
  response_url: 'http://127.0.0.1:1/',
});

const reply = (event_id: string) => ({
  type: 'event_callback',
  team_id: cloud.teamId,
  event_id,
  event: {
    type: 'message',
    channel_type: 'im',
    channel: 'D1',
    user: 'U1',
    text: '2.3 green',
    ts: '1725264000.000100',
  },
});

it('answers a command in its acknowledgement', async () => {
  await slack.start(handle);

  const answer = await socket.sends('slash_commands', command());

  expect(answer).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringMatching(/^Here/),
  });
});

it('acknowledges an event only once it is handled, so that Slack sends it again', async () => {
  await slack.start(handle);
  failing = 1;

  let acknowledged = false;
  const first = socket.sends('events_api', reply('Ev1'));
  void first.then(() => {
    acknowledged = true;
  });
  await vi.waitFor(() => expect(logged.join()).toContain('could not be taken.'));
  await socket.sends('events_api', reply('Ev2'));

  expect(acknowledged).toBe(false);
  expect(handled.map(({ eventId }) => eventId)).toEqual(['Ev2']);
  expect(logged.join()).toContain('Something that Slack sent could not be taken.');
});

it('opens another connection when Slack ends one, as it does every few hours', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await slack.start(handle);

  socket.ends('refresh_requested');
  await vi.waitFor(() => expect(slack.trouble()).toBe('Slack has no connection to send over.'));
  await vi.advanceTimersByTimeAsync(10_000);
  await socket.connected(2);
  vi.useRealTimers();
  await vi.waitFor(() => expect(slack.trouble()).toBeUndefined());

  expect(await socket.sends('slash_commands', command())).toMatchObject({
    response_type: 'ephemeral',
  });
});

it('a Slack that opens no connection is asked again, and meanwhile that is said', async () => {
  socket.refuses('internal_error');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  await slack.start(handle);
  const before = slack.trouble();
  await vi.advanceTimersByTimeAsync(10_000);
  await socket.connected(1);
  vi.useRealTimers();
  await vi.waitFor(() => expect(slack.trouble()).toBeUndefined());

  expect(before).toBe('Slack opens no connection: Slack says internal_error.');
  expect(logged.map((line) => JSON.parse(line))).toContainEqual({
    error: expect.any(String),
    why: 'Slack says internal_error',
    sentence: 'Slack has no connection; tried again in ten seconds.',
  });
});

it('an App-Level Token that Slack refuses later is told too, with the mend, until it takes one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await slack.start(handle);
  const why =
    'Slack says invalid_auth. Make an App-Level Token (xapp-...) with the scope connections:write on the app\'s page "Basic Information", set it as SLACK_APP_TOKEN, and start Waymark again';

  socket.refuses('invalid_auth');
  socket.ends('refresh_requested');
  await vi.waitFor(() => expect(slack.trouble()).toBe('Slack has no connection to send over.'));
  await vi.advanceTimersByTimeAsync(10_000);
  await vi.waitFor(() => expect(slack.trouble()).toBe(`Slack opens no connection: ${why}.`));
  expect(logged.map((line) => JSON.parse(line))).toContainEqual(expect.objectContaining({ why }));
  await vi.advanceTimersByTimeAsync(10_000);
  await socket.connected(2);
  vi.useRealTimers();

  await vi.waitFor(() => expect(slack.trouble()).toBeUndefined());
  socket.ends('refresh_requested');
  await vi.waitFor(() => expect(slack.trouble()).toBe('Slack has no connection to send over.'));
});

it('an App-Level Token that Slack refuses is told at once, with the mend', async () => {
  socket.refuses('invalid_auth');

  await expect(slack.start(handle)).rejects.toThrow(ConfigError);
});

it('a start that failed leaves nothing behind that goes on', async () => {
  let reads = 0;
  const none = () => Promise.reject(new Error('Not asked for.'));
  const standing = async () => {
    reads += 1;
    return [];
  };
  const many = slackPlatform({
    ...options(),
    workspaces: {
      by: 'oauth',
      ...oauthApp,
      stateSecret: 'a state secret of the tests',
      publicUrl: undefined,
      installations: { standing, ended: none, find: none, install: none, end: none },
      installed: none,
    },
  });
  socket.refuses('invalid_auth');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  await expect(many.start(handle)).rejects.toThrow(ConfigError);
  await vi.advanceTimersByTimeAsync(60_000);

  expect(reads).toBe(1);
});

it('a command that fails keeps nothing waiting', async () => {
  await slack.start(handle);
  failing = 1;
  void socket.sends('slash_commands', command());
  await vi.waitFor(() => expect(logged.join()).toContain('An answer did not reach Slack.'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  await expect(slack.stop()).resolves.toBeUndefined();
}, 10_000);

it('what is under way when it stops is acknowledged first', async () => {
  await slack.start(handle);
  const gate = new EventEmitter();
  held = once(gate, 'go');
  const first = socket.sends('events_api', reply('Ev1'));
  await vi.waitFor(() => expect(entered).toBe(1));

  const stopped = slack.stop();
  gate.emit('go');
  await stopped;

  expect(await first).toEqual({});
  await vi.waitFor(() => expect(socket.standing()).toBe(0));
});

it('what hangs keeps it from stopping for two seconds', async () => {
  await slack.start(handle);
  held = once(new EventEmitter(), 'never');
  void socket.sends('events_api', reply('Ev1'));
  await vi.waitFor(() => expect(entered).toBe(1));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  const stopped = slack.stop();
  await vi.advanceTimersByTimeAsync(2_000);

  await expect(stopped).resolves.toBeUndefined();
}, 10_000);

it('a connection that opens while it stops is closed again', async () => {
  socket.refuses('internal_error');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await slack.start(handle);
  const holding = socket.holds();
  await vi.advanceTimersByTimeAsync(10_000);
  const goOn = await holding;
  vi.useRealTimers();

  const stopped = slack.stop();
  goOn();
  await stopped;

  expect(socket.opened()).toBe(1);
  await vi.waitFor(() => expect(socket.standing()).toBe(0));
});
