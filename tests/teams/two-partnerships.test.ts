import { afterAll, beforeAll, expect, it } from 'vitest';
import { labelsOn, written } from '../support/teams-cards.ts';
import { guidOf } from '../support/teams-cloud.ts';
import { type TeamsPerson, teamsPerson } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

/** Leeds is in York's tenant, with a channel of its own; the executive of both is one person. */
const leedsTeam = {
  id: '19:team-leeds@thread.tacv2',
  channelId: '19:executive-leeds@thread.tacv2',
};

let york: TeamsWorld;
let inLeeds: TeamsPerson;
beforeAll(async () => {
  york = await teamsWorld('york');
  const { plan, cloud } = york;
  const channel = { workspace: 'council', channel: leedsTeam.channelId };
  await york.imports({
    ...plan,
    partnership: { ...plan.partnership, id: 'leeds', name: 'Partnership leeds' },
    people: plan.people.map((one) => ({
      ...one,
      email: `${one.id}@leeds.example.org`,
      accounts: [
        { workspace: 'council', user: guidOf(one.id === 'executive' ? one.id : `leeds ${one.id}`) },
      ],
    })),
    actions: plan.actions.map((one) => ({ ...one, title: `Leeds title ${one.ref}` })),
    ...(plan.schedule && { schedule: { ...plan.schedule, executiveChannel: channel } }),
  });
  cloud.joins(leedsTeam.channelId);
  inLeeds = teamsPerson({ ...york, team: leedsTeam }, york.as('executive').user);
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

it('in a partnership’s channel is meant that partnership', async () => {
  await york.as('executive').mentions('priority 1.1', '400');
  await inLeeds.mentions('priority 1.1', '401');

  const [ofYork] = york.thread('400');
  const [ofLeeds] = york.cloud.messages(`${leedsTeam.channelId};messageid=401`);
  expect(written(ofYork)).toContain('Launch the campaign');
  expect(written(ofYork)).not.toContain('Leeds title');
  expect(written(ofLeeds)).toContain('Leeds title 1.1');
});

it('whoever is a member of one alone means that one, also in the other’s channel', async () => {
  const lead = teamsPerson({ ...york, team: leedsTeam }, york.as('lead-two').user);

  await lead.mentions('priority 1.1', '402');

  const [answer] = york.cloud.messages(`${leedsTeam.channelId};messageid=402`);
  expect(written(answer)).not.toContain('Leeds title');
});

it('whoever is a member of both is asked which, and gets it from the one they choose', async () => {
  const executive = york.as('executive');
  await executive.says('priority 1.1');
  const asked = executive.inbox().at(-1);

  await executive.press('Partnership leeds');

  expect(labelsOn(asked)).toEqual(['Partnership leeds', 'Partnership york']);
  expect(written(executive.inbox().at(-1))).toContain('Leeds title 1.1');
});

it('each posts to a channel of its own', async () => {
  await york.livesUntil('2024-09-06T09:20:00Z');

  const ofLeeds = york.cloud.messages(leedsTeam.channelId);
  expect(york.channel().length).toBeGreaterThan(0);
  expect(ofLeeds.length).toBeGreaterThan(0);
  expect(ofLeeds.map(written).join()).not.toContain('Launch the campaign');
});
