import { afterEach, expect, it } from 'vitest';
import { writtenIn } from '../support/slack-blocks.ts';
import { type SlackWorld, type SlackWorldOptions, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
afterEach(() => york.end());

const founded = async (options: SlackWorldOptions = {}) => {
  york = await slackWorld('york', { byEmail: true, ...options });
};
const emailOf = (person: string) => `${person}@york.example.org`;
const sees = async (person: string) => {
  const { said } = await york.as(person).command('priority', '1');
  return JSON.stringify(said).includes('Launch the campaign');
};
const inboxOf = async (person: string) =>
  (await york.as(person).inbox()).map(({ blocks }) => writtenIn(blocks));
const listings = () => york.cloud.calls.filter(({ method }) => method === 'users.list').length;

it('whose e-mail address the plan has is let in, and the coordinator hears who was not found', async () => {
  await founded({ without: ['lead-two', 'chair-schools'] });
  const before = await sees('executive');

  await york.matches();

  expect([before, await sees('executive')]).toEqual([false, true]);
  const [told, ...more] = await inboxOf('coordinator');
  expect(more).toEqual([]);
  expect(told).toContain('I found 9 of 11 people in Slack.');
  expect(told).toContain(
    'Not found: Lead two and Chair schools. Mend the e-mail address in the plan, or invite them to Slack.',
  );
  expect((await york.audit()).at(-1)).toMatchObject({
    what: 'members matched',
    about: { matched: 9, removed: 0, missed: 2 },
  });
});

it('capitals make no difference, and everybody may be found however many pages Slack makes of them', async () => {
  await founded();
  york.cloud.listsAtOnce(3);
  york.cloud.describes(emailOf('executive'), {
    profile: { email: 'Executive@YORK.example.org' },
  });

  await york.matches();

  expect(await sees('executive')).toBe(true);
  expect((await inboxOf('coordinator'))[0]).toContain(
    'I found all 11 people of the plan in Slack.',
  );
  expect(listings()).toBeGreaterThan(3);
});

it.each([
  ['a guest', { is_restricted: true }],
  ['a guest of one channel', { is_ultra_restricted: true }],
  ['somebody of another team', { team_id: 'T-other' }],
  ['a stranger of a shared channel', { is_stranger: true }],
])('%s is not matched, and the coordinator hears how to let them in', async (_, changes) => {
  await founded();
  york.cloud.describes(emailOf('executive'), changes);

  await york.matches();

  expect(await sees('executive')).toBe(false);
  expect((await inboxOf('coordinator'))[0]).toContain(
    'Guests, or of another organisation: Executive. I let them in only by the plan: list the account in the plan.',
  );
});

it.each([
  ['a bot', { is_bot: true }],
  ['somebody who left', { deleted: true }],
])('%s is nobody', async (_, changes) => {
  await founded();
  york.cloud.describes(emailOf('executive'), changes);

  await york.matches();

  expect(await sees('executive')).toBe(false);
  expect((await inboxOf('coordinator'))[0]).toContain('Not found: Executive.');
});

it('a guest whose account the plan lists is let in', async () => {
  await founded();
  york.cloud.describes(emailOf('executive'), { is_restricted: true });
  const accounts = [{ workspace: 'council', user: york.as('executive').userId }];
  await york.changesPlan({
    people: york.plan.people.map((one) => (one.id === 'executive' ? { ...one, accounts } : one)),
  });

  await york.matches();

  expect(await sees('executive')).toBe(true);
});

it('where two people have one address, neither is chosen, and that is said', async () => {
  await founded();
  york.cloud.describes(emailOf('scrutineer'), { profile: { email: emailOf('executive') } });

  await york.matches();

  expect([await sees('executive'), await sees('scrutineer')]).toEqual([false, false]);
  expect((await inboxOf('coordinator'))[0]).toContain('Two people have the address of: Executive.');
});

it('a Slack that says no is asked again later, longer each time, and meanwhile nobody is told anything', async () => {
  await founded();
  york.cloud.meets('users.list', 'error before', { tooManyForSeconds: 60 });

  await york.matches();
  await york.matches(1_000);
  const soon = listings();
  await york.matches(3_000);
  await york.matches(55_000);
  const before = await sees('executive');
  await york.matches(10_000);

  expect([soon, before, await sees('executive')]).toEqual([0, false, true]);
  expect(await inboxOf('coordinator')).toHaveLength(1);
});

it('a Slack that gives no addresses takes nobody for gone', async () => {
  await founded();
  await york.matches();
  york.cloud.hidesAddresses();

  await york.workings.database.matches.want(york.workspaceId);
  await york.matches();

  expect(await sees('executive')).toBe(true);
});

it('is told once, however often it is looked at, and again when it came out otherwise', async () => {
  await founded({ without: ['lead-two'] });
  await york.matches();

  await york.changesPlan({});
  await york.matches();
  const same = await inboxOf('coordinator');
  await york.changesPlan({ people: york.plan.people.filter(({ id }) => id !== 'scrutineer') });
  await york.matches();

  expect(same).toHaveLength(1);
  expect((await inboxOf('coordinator')).at(-1)).toContain('I found 9 of 10 people in Slack.');
  expect((await inboxOf('coordinator')).at(-1)).not.toContain('I am Waymark');
});

it('the first time the coordinator reads who writes, and when the first requests go out', async () => {
  await founded();

  await york.matches();

  expect((await inboxOf('coordinator'))[0]).toContain(
    'I am Waymark: I ask the sub-group leads for updates, and post the roll-up. The first requests go out Monday 2 September, 9am. I found all 11 people',
  );
});

it('nothing is asked where the plan lists everybody', async () => {
  await founded({ byEmail: false });

  await york.matches();

  expect(listings()).toBe(0);
  expect(await inboxOf('coordinator')).toEqual([]);
});

it('an import of the same plan takes nobody away', async () => {
  await founded();
  await york.matches();

  await york.changesPlan({});

  expect(await sees('executive')).toBe(true);
});

it('whoever has another address by the plan is nobody until they are found again', async () => {
  await founded();
  await york.matches();
  const people = york.plan.people.map((one) =>
    one.id === 'executive' ? { ...one, email: 'somebody.else@york.example.org' } : one,
  );

  await york.changesPlan({ people });

  expect(await sees('executive')).toBe(false);
});

it('somebody who became a guest is a member no more from the next day on, when it is looked at again', async () => {
  await founded();
  await york.matches();
  york.cloud.describes(emailOf('executive'), { is_restricted: true });

  await york.matches(24 * 3_600_000);

  expect(await sees('executive')).toBe(false);
  expect((await inboxOf('coordinator')).at(-1)).toContain('I found 10 of 11 people in Slack.');
});

it('a lead who is found in mid-period is asked at once, and not twice', async () => {
  await founded();
  await york.livesUntil('2024-09-02T08:20:00Z');

  await york.matches();
  await york.workings.database.matches.want(york.workspaceId);
  await york.matches();

  const [prompt, ...more] = await inboxOf('lead-fathers');
  expect(prompt).toContain('Launch the campaign');
  expect(more).toEqual([]);
});

it('the coordinator sees who has no account, before anybody was asked and after', async () => {
  await founded({ without: ['lead-two'] });
  await york.matches();
  const people = async () => {
    const { said } = await york.as('coordinator').command('progress', 'people');
    return JSON.stringify(said);
  };
  const before = await people();

  await york.livesUntil('2024-09-02T08:20:00Z');

  const nobody = '1 person has no account to write to: Lead two.';
  expect(before).toContain(nobody);
  expect(await people()).toContain(nobody);
});

it('keeps to Slack’s limits', async () => {
  await founded({ without: ['lead-two'] });
  await york.matches();

  expect(york.cloud.complaints).toEqual([]);
});
