import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterInstall } from '../../src/app/after-install.ts';
import type { Intent, Reply } from '../../src/app/intent.ts';
import type { Installations } from '../../src/app/store-installations.ts';
import { installationsOf } from '../../src/db/installations.ts';
import { sealingWith } from '../../src/db/sealing.ts';
import { type SlackPlatform, slackPlatform } from '../../src/slack/slack-platform.ts';
import { keptLog } from './kept-log.ts';
import { installIn, oauthApp, type SlackCloud, slackCloud } from './slack-cloud.ts';
import { signingSecret } from './slack-sender.ts';
import { openTestStore, type TestStore } from './test-store.ts';

/** A bot that workspaces install by themselves; what people do there it answers with a card of its own. */
export interface InstallWorld {
  readonly cloud: SlackCloud;
  /** Another team of the same Slack. */
  readonly other: SlackCloud;
  readonly platform: SlackPlatform;
  /** Another bot on the same database. */
  secondBot(): Promise<SlackPlatform>;
  readonly installations: Installations;
  readonly store: TestStore;
  readonly url: string;
  readonly intents: readonly Intent[];
  readonly logged: readonly string[];
  /** What fails for as long as it is in here: reading who installed the bot, or what is looked up after an installation. */
  readonly failing: Set<'standing' | 'installed'>;
  /** As an administrator's browser does it, through Slack's page. */
  installs(cloud?: SlackCloud): Promise<Page>;
  /** Slack's page, and the cookie that the browser keeps meanwhile. */
  begins(): Promise<{ readonly address: string; readonly cookie: string }>;
  opens(address: string, cookie?: string): Promise<Page>;
  end(): Promise<void>;
}

export interface Page {
  readonly status: number;
  readonly text: string;
}

export async function installWorld(): Promise<InstallWorld> {
  const store = await openTestStore();
  const installations = installationsOf(store.prisma, 'slack', sealingWith([randomBytes(32)]));
  const failing: InstallWorld['failing'] = new Set();
  const fails = async (what: 'standing' | 'installed') => {
    if (failing.has(what)) throw new Error('The database does not answer.');
  };
  const intents: Intent[] = [];
  const logged: string[] = [];
  const app = express();
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const redirectUri = `${url}/slack/oauth_redirect`;
  const cloud = await slackCloud(['ann@example.org'], ['executive'], { redirectUri });
  const beside = { cloud, teamId: 'T000000002' };
  const other = await slackCloud(['bob@example.org'], ['executive'], { redirectUri, beside });

  const bot = async (on: express.Express) => {
    const platform = slackPlatform({
      app: on,
      workspaces: {
        by: 'oauth',
        ...oauthApp,
        stateSecret: 'a state secret of the tests',
        publicUrl: url,
        installations: {
          ...installations,
          standing: () => fails('standing').then(installations.standing),
        },
        installed: (one) =>
          fails('installed').then(() => afterInstall(store.database, one, new Date())),
      },
      receives: { over: 'http', signingSecret },
      lookUps: 'limited',
      apiUrl: cloud.apiUrl,
      now: () => new Date(),
      log: keptLog(logged),
    });
    await platform.start(async (intent): Promise<Reply> => {
      intents.push(intent);
      const said = { title: 'Here', blocks: [], buttons: [], fallback: 'Here' };
      return { kind: 'card', card: said };
    });
    return platform;
  };
  const platform = await bot(app);
  const bots = [platform];

  const opens = async (address: string, cookie = ''): Promise<Page> => {
    const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  };
  const begins = async () => {
    const answer = await fetch(`${url}/slack/install`, { redirect: 'manual' });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { address: answer.headers.get('location') ?? '', cookie };
  };
  return {
    cloud,
    other,
    platform,
    installations,
    store,
    url,
    intents,
    logged,
    failing,
    async secondBot() {
      const second = await bot(express());
      bots.push(second);
      return second;
    },
    async installs(where = cloud) {
      const answer = await installIn(where, url);
      return { status: answer.status, text: await answer.text() };
    },
    begins,
    opens,
    async end() {
      for (const one of bots) await one.stop();
      await closed(server);
      await other.end();
      await cloud.end();
      await store.close();
    },
  };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
