import { afterEach, describe, expect, it } from 'vitest';
import { labelsOn, written } from '../support/teams-cards.ts';
import { type TeamsWorld, type TeamsWorldOptions, teamsWorld } from '../support/teams-world.ts';

const monday = '2024-09-02T08:20:00Z';
const wednesday = '2024-09-04T08:20:00Z';

let york: TeamsWorld;
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const founded = async (options: TeamsWorldOptions = {}) => {
  york = await teamsWorld('york', options);
};
const inboxOf = (person: string) => york.as(person).inbox();
const promptsOf = (person: string) =>
  inboxOf(person).filter((one) => labelsOn(one).includes('Update'));
const toldOf = (what: RegExp) => inboxOf('coordinator').filter((one) => what.test(written(one)));

describe('somebody for whom the app is installed', () => {
  it('is welcomed once, however often Teams says it', async () => {
    await founded();
    await york.as('lead-two').installs();
    await york.as('lead-two').again();

    expect(inboxOf('lead-two').map(written)).toEqual([
      expect.stringMatching(/Your first request comes here on Monday.2.September at.9am\./),
    ]);
  });

  it('is welcomed where they write to the bot before Teams says that it is installed', async () => {
    await founded({ without: ['executive'] });
    york.cloud.joins(york.as('executive').user.conversationId, york.as('executive').user);

    await york.as('executive').says('priority 1');

    expect(inboxOf('executive').map(written)).toEqual([
      expect.stringContaining('Launch the campaign'),
      expect.stringContaining('I am Waymark.'),
    ]);
  });

  it('and whom no plan lists is written nothing', async () => {
    await founded();

    await york.as('stranger').installs();

    expect(inboxOf('stranger')).toEqual([]);
  });

  it('and then not any more, and then again, is asked what is open by then', async () => {
    await founded();
    await york.as('lead-two').uninstalls();
    await york.livesUntil(monday);
    const before = promptsOf('lead-two').length;

    await york.as('lead-two').installs();
    await york.deliver();

    expect([before, promptsOf('lead-two').length]).toEqual([0, 1]);
  });

  it('for whom Teams moves the conversation is written to there', async () => {
    await founded();
    const { serviceUrl } = york.cloud;
    await york.as('lead-two').says('mine', { serviceUrl: `${serviceUrl(york.tenantId)}moved/` });

    await york.livesUntil(monday);

    expect(promptsOf('lead-two')).toHaveLength(1);
    const paths = york.cloud.calls.filter(({ kind }) => kind === 'post').map(({ path }) => path);
    expect(paths.some((path) => path.includes('/moved/v3/'))).toBe(true);
  });
});

describe('somebody without the app', () => {
  it('is named to the coordinator once, with the mend, and asked as soon as they have it, once', async () => {
    await founded({ without: ['lead-two'] });
    await york.livesUntil(monday);
    await york.deliver();
    const told = toldOf(/installed/).map(written);

    await york.as('lead-two').installs();
    await york.deliver();
    await york.as('lead-two').installs();
    await york.deliver();

    expect(told).toEqual([expect.stringContaining('Ask your IT team to install Waymark')]);
    expect(told[0]).toContain('Lead two');
    expect(promptsOf('lead-two')).toHaveLength(1);
    const after = toldOf(/Lead two/);
    expect(after).toHaveLength(1);
    expect(labelsOn(after[0])).not.toContain('Send again');
  });

  it('several are named in one note', async () => {
    await founded({ without: ['lead-two', 'lead-fathers'] });

    await york.livesUntil(monday);
    await york.deliver();

    const [told, ...more] = toldOf(/installed/).map(written);
    expect(more).toEqual([]);
    expect(told).toContain('Lead two');
    expect(told).toContain('Lead fathers');
  });

  it('who has it no more since the request is told of when the reminder is due', async () => {
    await founded();
    await york.livesUntil(monday);
    await york.as('lead-two').uninstalls();
    const before = toldOf(/Lead two/).length;

    await york.livesUntil(wednesday);
    await york.deliver();

    expect([before, toldOf(/The reminder to Lead two/).length]).toEqual([0, 1]);
    expect(toldOf(/receipt to Lead two/)).toEqual([]);
    expect(inboxOf('lead-two').filter((one) => /still need/.test(written(one)))).toEqual([]);
  });

  it('is never called for, so that no call is wasted', async () => {
    await founded({ without: ['lead-two'] });
    await york.livesUntil(monday);

    const { conversationId } = york.as('lead-two').user;
    const paths = york.cloud.calls.map(({ path }) => decodeURIComponent(path));
    expect(paths.filter((path) => path.includes(conversationId))).toEqual([]);
  });
});

describe.each(['BotNotInConversationRoster', 'ConversationBlockedByUser', 'MessageWritesBlocked'])(
  'a message that Teams refuses with %s',
  (word) => {
    it('means that the app is there no more: the coordinator is told so, and who gets it again is asked', async () => {
      await founded();
      const { conversationId } = york.as('lead-two').user;
      york.cloud.refuses(conversationId, { status: 403, word });
      await york.livesUntil(monday);
      await york.deliver();
      const told = toldOf(/Lead two/).map(written);
      york.cloud.refuses(conversationId, undefined);

      await york.as('lead-two').installs();
      await york.deliver();

      expect(told).toEqual([expect.stringContaining('Ask your IT team to install Waymark')]);
      expect(promptsOf('lead-two')).toHaveLength(1);
    });
  },
);

describe('the Executive’s team', () => {
  const friday = '2024-09-06T09:20:00Z';

  it('that the app is not in cannot be posted to, and the coordinator hears how to mend it', async () => {
    await founded({ outOfTeam: true });

    await york.livesUntil(friday);
    await york.deliver();

    expect(york.channel()).toEqual([]);
    const told = toldOf(/roll-up to the Executive's channel could not be delivered/);
    expect(told.map(written)).toEqual([
      expect.stringContaining('Add Waymark to its team in Teams'),
    ]);
  });

  it('that the app is added to is posted to, also where no message came from the channel', async () => {
    await founded({ outOfTeam: true });
    await york.joinsTeam();

    await york.livesUntil(friday);

    expect(york.channel().length).toBeGreaterThan(0);
  });

  it('that the app was removed from is not posted to', async () => {
    await founded();
    york.cloud.closes(york.team.channelId);
    await york.teamChanges({ membersRemoved: [{ id: york.cloud.botId }] });

    await york.livesUntil(friday);
    await york.deliver();

    expect(york.channel()).toEqual([]);
    expect(toldOf(/roll-up/i).length).toBeGreaterThan(0);
  });

  it('that Teams tells other things of changes nothing', async () => {
    await founded();
    const before = await york.living.whatIsStored();

    for (const eventType of ['channelRenamed', 'teamRenamed', 'teamArchived', 'unheardOf']) {
      const { status } = await york.teamChanges({
        channelData: {
          tenant: { id: york.tenantId },
          team: { id: york.team.id },
          channel: { id: york.team.channelId },
          eventType,
        },
      });
      expect(status).toBe(200);
    }

    expect(await york.living.whatIsStored()).toEqual(before);
  });
});

it('while the database is away an installation is refused, so that Teams says it again', async () => {
  await founded({ without: ['executive'] });
  const { conversations } = york.living;
  const seen = conversations.seen;
  Object.assign(conversations, {
    seen: async () => {
      throw new Error('away');
    },
  });
  const { status } = await york.as('executive').installs();
  Object.assign(conversations, { seen });

  await york.as('executive').again();
  await york.deliver();

  expect(status).toBe(500);
  expect(inboxOf('executive').map(written)).toEqual([expect.stringContaining('I am Waymark.')]);
});
