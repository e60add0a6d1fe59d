import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labelsOn } from '../support/teams-cards.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york', { byEmail: true });
  await york.matches();
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const lead = () => york.as('lead-two');

/** As a client sends it, from wherever somebody writes a message. */
const searches = (place: object) =>
  york.sends({
    id: 'f:search',
    type: 'invoke',
    name: 'composeExtension/query',
    channelId: 'msteams',
    serviceUrl: york.cloud.serviceUrl(york.tenantId),
    from: { id: lead().user.accountId, aadObjectId: lead().user.userId },
    recipient: { id: york.cloud.botId },
    value: { commandId: 'priority', parameters: [{ name: 'words', value: '2' }] },
    ...place,
  });

describe('a search where the bot is not', () => {
  it('in a chat of two people is answered, and prompts go where they went before', async () => {
    const answered = await searches({
      conversation: {
        id: '19:one_two@unq.gbl.spaces',
        conversationType: 'personal',
        tenantId: york.tenantId,
      },
      channelData: { tenant: { id: york.tenantId } },
    });
    await york.settled();

    await york.livesUntil('2024-09-02T08:20:00Z');

    expect(JSON.stringify(answered.said)).toContain('composeExtension');
    const prompts = lead()
      .inbox()
      .filter((one) => labelsOn(one).includes('Update'));
    expect(prompts).toHaveLength(1);
  });

  it('in a team without the app changes nothing of who can be matched', async () => {
    await searches({
      conversation: {
        id: '19:another@thread.tacv2;messageid=1',
        conversationType: 'channel',
        tenantId: york.tenantId,
      },
      channelData: {
        tenant: { id: york.tenantId },
        team: { id: '19:another-team@thread.tacv2' },
        channel: { id: '19:another@thread.tacv2' },
      },
    });
    await york.settled();

    expect(await york.living.conversations.teams(york.workspaceId)).toMatchObject([
      { externalId: york.team.id },
    ]);
  });
});
