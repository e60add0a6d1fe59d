import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Intent } from '../../src/app/intent.ts';
import { installationsOf } from '../../src/db/installations.ts';
import { sealingWith } from '../../src/db/sealing.ts';
import { type SlackPlatform, slackPlatform } from '../../src/slack/slack-platform.ts';
import { keptLog } from '../support/kept-log.ts';
import { oauthApp } from '../support/slack-cloud.ts';
import { type InstallWorld, installWorld } from '../support/slack-install.ts';
import { asForm, eventOf, sendSigned, signingSecret } from '../support/slack-sender.ts';

let world: InstallWorld;
/** A bot on the same database whose key is another. */
let bot: SlackPlatform;
let server: Server;
let url: string;
const intents: Intent[] = [];
const logged: string[] = [];

beforeAll(async () => {
  world = await installWorld();
  await world.installs();
  const app = express();
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bot = slackPlatform({
    app,
    workspaces: {
      by: 'oauth',
      ...oauthApp,
      stateSecret: 'a state secret of the tests',
      publicUrl: url,
      installations: installationsOf(world.store.prisma, 'slack', sealingWith([randomBytes(32)])),
      installed: () => Promise.reject(new Error('Nothing is installed here.')),
    },
    receives: { over: 'http', signingSecret },
    lookUps: 'limited',
    apiUrl: world.cloud.apiUrl,
    now: () => new Date(),
    log: keptLog(logged),
  });
  await bot.start(async (intent) => {
    intents.push(intent);
    return { kind: 'none' };
  });
});
afterAll(async () => {
  await bot.stop();
  server.closeAllConnections();
  server.close();
  await world.end();
});

it('what people say to a bot that cannot open their token is sent again, not lost', async () => {
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: 'D1',
    ts: '1725264000.000100',
    user: 'U1',
    text: '1.1 green',
  };

  const { status } = await sendSigned(url, eventOf(world.cloud.teamId, event), 'application/json');

  expect(status).toBe(500);
  expect(intents).toEqual([]);
});

it('whoever types a command there is not told that the bot is not installed', async () => {
  const command = asForm({
    command: '/priority',
    text: '2',
    user_id: 'U1',
    team_id: world.cloud.teamId,
    channel_id: 'C1',
    channel_name: 'general',
    trigger_id: crypto.randomUUID(),
    response_url: `${url}/answers`,
  });

  const { said } = await sendSigned(url, command, 'application/x-www-form-urlencoded');

  expect(JSON.stringify(said)).toContain('That did not work');
  expect(JSON.stringify(said)).not.toContain('installed');
  expect(bot.trouble()).toContain('SECRETS_KEY_FILE');
});
