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
