import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Outgoing } from '../../src/app/platform.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { slackPlatform } from '../../src/slack/slack-platform.ts';
import { type SlackCloud, slackCloud } from '../support/slack-cloud.ts';
import { eventOf, sendSigned, signingSecret } from '../support/slack-sender.ts';

let cloud: SlackCloud;
beforeEach(async () => {
  cloud = await slackCloud([], []);
});
afterEach(async () => {
  vi.useRealTimers();
  await cloud.end();
});

const quiet = { info: () => 0, warn: () => 0, error: () => 0, debug: () => 0 };
const options = () =>
  ({
    app: express(),
    workspaces: {
      by: 'token',
      botToken: cloud.botToken,
      workspaceOf: async () => 'workspace',
    },
    receives: { over: 'http', signingSecret },
    lookUps: 'internal',
    apiUrl: cloud.apiUrl,
    now: () => new Date(),
    log: quiet,
  }) as const;
const outgoing = (): Outgoing => ({
  to: { workspaceId: 'workspace', kind: 'channel', id: 'C1' },
  card: { title: 'Roll-up', blocks: [], buttons: [], fallback: 'Roll-up' },
  key: crypto.randomUUID(),
  at: new Date(),
  stillOurs: () => true,
});
const platform = () => slackPlatform(options());
const handle = async () => ({ kind: 'none' as const });

it('a Slack that is away at the start is tried again, and meanwhile that is said', async () => {
  const slack = platform();
  cloud.meets('auth.test', 'error before');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  await slack.start(handle);
  const before = slack.trouble();
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  await slack.stop();

  expect(before).toBe('Slack cannot be reached.');
  expect(slack.trouble()).toBeUndefined();
  expect(slack.serves('workspace')).toBe(true);
});

it('what people say meanwhile is not acknowledged, so that Slack sends it again', async () => {
  const app = express();
  const slack = slackPlatform({ ...options(), app });
  cloud.meets('auth.test', 'error before');
  await slack.start(handle);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: 'D1',
    ts: '1725264000.000100',
    user: 'U1',
    text: '1.1 green',
  };

  const { status } = await sendSigned(
    `http://127.0.0.1:${port}`,
    eventOf(cloud.teamId, event),
    'application/json',
  );

  await slack.stop();
  server.close();
  expect(status).toBe(500);
});

it('a token that Slack refuses is told at once, with the mend', async () => {
  cloud.meets('auth.test', { says: 'invalid_auth' });

  await expect(platform().start(handle)).rejects.toThrow(ConfigError);
});

it('a token that Slack takes back later is told, and asked about again', async () => {
  const slack = platform();
  await slack.start(handle);
  cloud.meets('auth.test', { says: 'token_revoked' });
  cloud.meets('chat.postMessage', { says: 'token_revoked' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  const refused = await slack.deliver(outgoing()).catch((error: unknown) => error);
  await vi.waitFor(() => expect(slack.serves('workspace')).toBe(false));
  const trouble = slack.trouble();
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(slack.serves('workspace')).toBe(true));
  await slack.stop();

  expect(refused).toMatchObject({ permanent: false, ambiguous: false });
  expect(trouble).toMatch(/^Slack does not accept SLACK_BOT_TOKEN\./);
});

it('a bot that stops tries no more', async () => {
  const slack = platform();
  cloud.meets('auth.test', 'error before');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await slack.start(handle);

  await slack.stop();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(cloud.calls.filter(({ method }) => method === 'auth.test')).toHaveLength(0);
});
