import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Conversations } from '../../src/app/store-conversations.ts';
import { labelsOn, written } from '../support/teams-cards.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

const monday = '2024-09-02T08:20:00Z';

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york', { without: ['lead-two'] });
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const promptsOf = (person: string) =>
  york
    .as(person)
    .inbox()
    .filter((one) => labelsOn(one).includes('Update'));

/** Until it is put back, with what is given, what is asked of the conversations. */
function during(changes: Partial<Conversations>): () => void {
  const { conversations } = york.living;
  const before = { ...conversations };
  Object.assign(conversations, changes);
  return () => Object.assign(conversations, before);
}

const aMinuteMs = 61_000;

describe('somebody who got the app while their request was on its way', () => {
  it('is asked, once, and no coordinator has to send it again', async () => {
    const { find } = york.living.conversations;
    let isFirst = true;
    const restore = during({
      async find(workspaceId, kind, externalId) {
        const found = await find(workspaceId, kind, externalId);
        if (externalId === york.as('lead-two').user.userId && isFirst) {
          isFirst = false;
          await york.sends(installing());
          await york.settled();
        }
        return found;
      },
    });
    await york.livesUntil(monday);
    restore();
    const before = promptsOf('lead-two').length;

    await york.matches(aMinuteMs);
    await york.matches(aMinuteMs);

    expect([before, promptsOf('lead-two').length]).toEqual([0, 1]);
    const told = york
      .as('coordinator')
      .inbox()
      .filter((one) => /Lead two/.test(written(one)));
    expect(told.map(written)).toEqual([expect.stringContaining('sent again by itself')]);
  });
});

describe('somebody who got the app when the bot was stopped', () => {
  beforeEach(async () => {
    await york.livesUntil(monday);
    const { user } = york.as('lead-two');
    york.cloud.joins(user.conversationId, user);
    await york.living.conversations.seen({
      workspaceId: york.workspaceId,
      kind: 'user',
      externalId: user.userId,
      conversationId: user.conversationId,
      serviceUrl: york.cloud.serviceUrl(york.tenantId),
      botId: york.cloud.botId,
      accountId: user.accountId,
    });
  });

  it('is asked within a minute or so, once', async () => {
    await york.matches();
    const before = promptsOf('lead-two').length;

    await york.matches(aMinuteMs);
    await york.matches(aMinuteMs);

    expect([before, promptsOf('lead-two').length]).toEqual([0, 1]);
  });

  it('is looked at no more once answers have closed', async () => {
    const { matches } = york.workings.database;
    await york.living.passesForMatching(aMinuteMs);

    const seen = await Promise.all([
      matches.missed(york.now()),
      matches.missed(new Date('2024-09-05T16:30:00Z')),
    ]);

    const { workspaceId } = york;
    expect(seen).toEqual([[{ workspaceId, userId: york.as('lead-two').user.userId }], []]);
  });
});

function installing(): object {
  const { user } = york.as('lead-two');
  york.cloud.joins(user.conversationId, user);
  return {
    type: 'installationUpdate',
    action: 'add',
    id: 'install of lead-two',
    channelId: 'msteams',
    serviceUrl: york.cloud.serviceUrl(york.tenantId),
    from: { id: user.accountId, aadObjectId: user.userId },
    recipient: { id: york.cloud.botId },
    conversation: {
      id: user.conversationId,
      conversationType: 'personal',
      tenantId: york.tenantId,
    },
    channelData: { tenant: { id: york.tenantId } },
  };
}
