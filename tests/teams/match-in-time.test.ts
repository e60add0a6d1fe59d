import { afterEach, describe, expect, it } from 'vitest';
import { labelsOn } from '../support/teams-cards.ts';
import { type TeamsWorld, type TeamsWorldOptions, teamsWorld } from '../support/teams-world.ts';

const monday = '2024-09-02T08:20:00Z';

let york: TeamsWorld;
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const founded = async (options: TeamsWorldOptions = {}) => {
  york = await teamsWorld('york', { byEmail: true, ...options });
};
const promptsOf = (person: string) =>
  york
    .as(person)
    .inbox()
    .filter((one) => labelsOn(one).includes('Update'));

describe('somebody of whom Teams did not say who they are when they got the app', () => {
  it('is matched as soon as Teams says it', async () => {
    await founded({ without: ['lead-two'], outOfTeam: true });
    await york.matches();
    york.cloud.meets('read', { status: 429 });
    await york.as('lead-two').installs();

    await york.matches();
    await york.livesUntil(monday);

    expect(promptsOf('lead-two')).toHaveLength(1);
  });
});

describe('a team in which the bot is no more, though Teams never said so', () => {
  it('holds up nobody who is found elsewhere', async () => {
    await founded();
    york.cloud.closes(york.team.id);

    await york.matches();
    await york.livesUntil(monday);

    expect(promptsOf('lead-two')).toHaveLength(1);
    expect(await york.living.conversations.teams(york.workspaceId)).toEqual([]);
  });
});

it('people of the plan are matched while the app is given to many more than Teams tells of', async () => {
  await founded({ without: ['lead-two'] });
  await york.as('lead-two').installs();
  const { conversations } = york.living;
  const { teams } = conversations;
  let others = 0;
  Object.assign(conversations, {
    async teams(workspaceId: string) {
      others += 1;
      york.cloud.meets('read', { status: 429 });
      await york.as(`other-${others}`).installs();
      return teams(workspaceId);
    },
  });

  await york.matches();
  await york.livesUntil(monday);

  expect(others).toBe(1);
  expect(promptsOf('lead-two')).toHaveLength(1);
  const known = await conversations.people(york.workspaceId);
  expect(known.map(({ userId }) => userId)).toContain(york.as('other-1').user.userId);
});
