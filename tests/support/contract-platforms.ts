import express from 'express';
import { v7 as newId } from 'uuid';
import type { Platform, Recipient } from '../../src/app/platform.ts';
import { conversationsOf } from '../../src/db/conversations.ts';
import { openLocalStore } from '../../src/db/local-store.ts';
import { localDelivery } from '../../src/local/local-delivery.ts';
import { plainTextOf } from '../../src/render/plain-text.ts';
import { slackPlatform } from '../../src/slack/slack-platform.ts';
import { openGate } from '../../src/teams/gate.ts';
import { teamsPlatform } from '../../src/teams/teams-platform.ts';
import { messageComplaints } from './card-complaints.ts';
import { writtenIn } from './slack-blocks.ts';
import { slackCloud } from './slack-cloud.ts';
import { signingSecret } from './slack-sender.ts';
import { writtenIn as writtenInCard } from './teams-cards.ts';
import { guidOf, teamsCloud, teamsUser } from './teams-cloud.ts';
import { openTestStore } from './test-store.ts';

/** A platform, and what its people see of it. */
export interface PlatformUnderTest {
  readonly platform: Platform;
  readonly person: Recipient;
  readonly channel: Recipient;
  /** What stands there, oldest first, without replies in threads. */
  shown(at: Recipient): Promise<readonly string[]>;
  end(): Promise<void>;
}

export type OpenPlatform = () => Promise<PlatformUnderTest>;

export const openLocal: OpenPlatform = async () => {
  const store = await openTestStore();
  const localStore = await openLocalStore(store.prisma, store.notifications);
  const { workspaceId } = localStore;
  return {
    platform: localDelivery(localStore),
    person: { workspaceId, kind: 'user', id: 'ann@example.org' },
    channel: { workspaceId, kind: 'channel', id: 'executive' },
    async shown(at) {
      const messages = await localStore.messages(`${at.kind}:${at.id}`, 100);
      return messages
        .filter(({ threadOf }) => threadOf === undefined)
        .map(({ card }) => plainTextOf(card));
    },
    end: () => store.close(),
  };
};

export const openSlack: OpenPlatform = async () => {
  const cloud = await slackCloud(['ann@example.org'], ['executive']);
  const workspaceId = crypto.randomUUID();
  const app = express();
  const log = { info: () => 0, warn: () => 0, error: () => 0, debug: () => 0 };
  const platform = slackPlatform({
    app,
    workspaces: {
      by: 'token',
      botToken: cloud.botToken,
      workspaceOf: async () => workspaceId,
    },
    receives: { over: 'http', signingSecret },
    lookUps: 'internal',
    apiUrl: cloud.apiUrl,
    now: () => new Date(),
    log,
  });
  await platform.start(async () => ({ kind: 'none' }));
  const { user } = await cloud.call('users.lookupByEmail', { email: 'ann@example.org' });
  const { channels } = await cloud.call('conversations.list');
  const executive = (channels as { id: string; name: string }[]).find(
    ({ name }) => name === 'executive',
  );
  const conversation = async (at: Recipient) => {
    if (at.kind === 'channel') return at.id;
    const { channel } = await cloud.call('conversations.open', { users: at.id });
    return (channel as { id: string }).id;
  };
  return {
    platform,
    person: { workspaceId, kind: 'user', id: (user as { id: string }).id },
    channel: { workspaceId, kind: 'channel', id: executive?.id ?? '' },
    async shown(at) {
      const channel = await conversation(at);
      const { messages } = await cloud.call('conversations.history', { channel });
      return (messages as { blocks: [] }[]).toReversed().map(({ blocks }) => writtenIn(blocks));
    },
    async end() {
      await platform.stop();
      await cloud.end();
    },
  };
};

export const openTeams: OpenPlatform = async () => {
  const store = await openTestStore();
  const cloud = await teamsCloud(messageComplaints);
  const tenantId = guidOf('a tenant of its own');
  const { id: workspaceId } = await store.prisma.workspace.create({
    data: { id: newId(), platform: 'teams', externalId: `${tenantId} ${newId()}` },
  });
  const conversations = conversationsOf(store.prisma);
  const log = { info: () => 0, warn: () => 0, error: () => 0, debug: () => 0 };
  const now = () => new Date();
  const config = {
    app: 'unauthenticated',
    tenantIds: [tenantId],
    serviceHosts: [cloud.host],
    openIdMetadataUrl: cloud.serviceUrl(tenantId),
  } as const;
  const platform = teamsPlatform({
    app: express(),
    gate: await openGate({ config, now, log }),
    tenantIds: [tenantId],
    workspaceOf: async () => workspaceId,
    conversations,
    reached: async () => undefined,
    left: async () => undefined,
    unknownCame: async () => undefined,
    peopleChanged: async () => undefined,
    canTarget: true,
    now,
    log,
  });
  await platform.start(async () => ({ kind: 'none' }));
  const ann = teamsUser('ann');
  const channelId = '19:executive@thread.tacv2';
  cloud.joins(ann.conversationId, ann);
  cloud.joins(channelId, ann);
  const { accountId, conversationId, userId: externalId } = ann;
  const there = { workspaceId, botId: cloud.botId, serviceUrl: cloud.serviceUrl(tenantId) };
  await conversations.seen({ ...there, kind: 'user', externalId, conversationId, accountId });
  return {
    platform,
    person: { workspaceId, kind: 'user', id: externalId },
    channel: { workspaceId, kind: 'channel', id: channelId },
    shown: async ({ kind }) =>
      cloud
        .messages(kind === 'user' ? conversationId : channelId)
        .map(({ card }) => writtenInCard(card)),
    async end() {
      await platform.stop();
      await cloud.end();
      await store.close();
    },
  };
};
