import { afterEach, expect, it } from 'vitest';
import { labelsOn, written } from '../support/teams-cards.ts';
import { teamsUser } from '../support/teams-cloud.ts';
import { teamsPerson } from '../support/teams-person.ts';
import { type TeamsWorld, type TeamsWorldOptions, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const founded = async (options: TeamsWorldOptions = {}) => {
  york = await teamsWorld('york', { byEmail: true, ...options });
};
const emailOf = (person: string) => `${person}@york.example.org`;
const sees = async (person: string) => {
  await york.as(person).says('priority 1');
  return written(york.as(person).inbox().at(-1)).includes('Launch the campaign');
};
const told = () =>
  york
    .as('coordinator')
    .inbox()
    .map(written)
    .filter((text) => /I found/.test(text));
const pages = () => york.cloud.calls.filter(({ path }) => path.includes('pagedmembers')).length;

it('whose e-mail address the plan has is let in, however many pages Teams makes of them', async () => {
  await founded();
  const before = await sees('executive');

  await york.matches();

  expect([before, await sees('executive')]).toEqual([false, true]);
  expect(told()).toEqual([expect.stringContaining('I found all 11 people of the plan in Teams.')]);
  expect(pages()).toBeGreaterThan(3);
});

it('is found in the team without the app, or by the app without the team', async () => {
  await founded({ without: ['lead-two'] });
  york.cloud.leaves(york.team.id, york.as('lead-fathers').user.userId);

  await york.matches();

  expect(await sees('lead-fathers')).toBe(true);
  expect(told()[0]).toContain('I found all 11 people');
});

it('is not found where Teams knows neither, and the coordinator hears who', async () => {
  await founded({ without: ['lead-two'] });
  york.cloud.leaves(york.team.id, york.as('lead-two').user.userId);

  await york.matches();

  expect(told()[0]).toContain('I found 10 of 11 people in Teams.');
  expect(told()[0]).toContain('Not found: Lead two.');
});

it('the name by which somebody signs in does in the place of an address', async () => {
  await founded();
  york.cloud.describes(york.as('executive').user.userId, {
    email: undefined,
    userPrincipalName: emailOf('executive').toUpperCase(),
  });
  await york.as('executive').uninstalls();
  await york.as('executive').installs();

  await york.matches();

  expect(await sees('executive')).toBe(true);
});

it.each([
  ['a guest', { userRole: 'guest' }],
  ['somebody who joined without an account', { userRole: 'anonymous' }],
  ['somebody of another tenant', { tenantId: 'another tenant' }],
] as const)(
  '%s is never matched, and the coordinator hears how to let them in',
  async (_, changes) => {
    await founded({ without: ['executive'] });
    york.cloud.describes(york.as('executive').user.userId, changes);

    await york.matches();

    expect(told()[0]).toContain('Guests, or of another organisation: Executive.');
  },
);

it('somebody of another tenant, in a channel that both share, is not taken for whom their id names', async () => {
  await founded();
  await york.matches();
  const { user } = york.as('executive');
  const outside = teamsPerson(york, { ...user, tenantId: 'another tenant' });

  await outside.mentions('priority 1', '100');
  await york.as('executive').mentions('priority 1', '101');

  const [[toOutside], [toMember]] = [york.thread('100'), york.thread('101')];
  expect(written(toOutside)).toContain('let in only where the plan lists their account');
  expect(written(toOutside)).not.toContain('Launch the campaign');
  expect(written(toMember)).toContain('Launch the campaign');
});

it('where two people have one address, neither is chosen, and that is said', async () => {
  await founded();
  const twin = { ...teamsUser('twin'), email: emailOf('executive') };
  york.cloud.joins(york.team.id, twin);

  await york.matches();

  expect(await sees('executive')).toBe(false);
  expect(told()[0]).toContain('Two people have the address of: Executive.');
});

it('somebody who joins the team is found the next time, and who leaves it is asked about', async () => {
  await founded({ without: ['executive'] });
  const { user } = york.as('executive');
  york.cloud.leaves(york.team.id, user.userId);
  await york.matches();
  york.cloud.joins(york.team.id, user);
  await york.teamChanges({ membersAdded: [{ id: user.accountId, aadObjectId: user.userId }] });
  await york.matches();
  const joined = told().at(-1);
  york.cloud.leaves(york.team.id, user.userId);
  await york.teamChanges({ membersRemoved: [{ id: user.accountId, aadObjectId: user.userId }] });
  await york.matches();

  expect(told()[0]).toContain('I found 10 of 11 people');
  expect(joined).toContain('I found all 11 people');
  expect(told().at(-1)).toContain('I found 10 of 11 people');
});

it('whoever has the app no more, and is in no team, is a member no more', async () => {
  await founded({ outOfTeam: true });
  await york.matches();
  const before = await sees('executive');

  await york.as('executive').uninstalls();
  await york.matches();

  expect(before).toBe(true);
  expect(told().at(-1)).toContain('I found 10 of 11 people');
});

it('a Teams that says no is asked again later, and meanwhile nobody is taken for gone', async () => {
  await founded();
  await york.matches();
  york.cloud.meets('read', { status: 500 }, { status: 403, word: 'Forbidden' });
  await york.workings.database.matches.want(york.workspaceId);
  await york.matches();
  const meanwhile = await sees('executive');
  await york.matches(60 * 60_000);

  expect([meanwhile, await sees('executive')]).toEqual([true, true]);
  expect(told()).toHaveLength(1);
});

it('a team that is gone, though Teams never said so, keeps nobody else from being found', async () => {
  await founded();
  york.cloud.closes(york.team.id);

  await york.matches();
  await york.workings.database.matches.want(york.workspaceId);
  await york.matches();

  expect(await sees('executive')).toBe(true);
  expect(told()).toEqual([expect.stringContaining('I found all 11 people of the plan in Teams.')]);
  expect(pages()).toBe(1);
});

it('a lead who is found in mid-period is asked at once, and not twice', async () => {
  await founded();
  await york.livesUntil('2024-09-02T08:20:00Z');

  await york.matches();
  await york.workings.database.matches.want(york.workspaceId);
  await york.matches();

  const prompts = york
    .as('lead-fathers')
    .inbox()
    .filter((one) => labelsOn(one).includes('Update'));
  expect(prompts).toHaveLength(1);
  expect(written(prompts[0])).toContain('Launch the campaign');
});

it('nothing is asked of Teams where the plan lists everybody', async () => {
  await founded({ byEmail: false });

  await york.matches();

  expect(pages()).toBe(0);
  expect(told()).toEqual([]);
});

it('what Teams says of a page that cannot be read takes nobody away', async () => {
  await founded();
  await york.matches();
  york.cloud.meets('read', 'no id', 'before');

  await york.workings.database.matches.want(york.workspaceId);
  await york.matches();

  expect(await sees('executive')).toBe(true);
});
