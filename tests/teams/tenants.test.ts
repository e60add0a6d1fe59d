import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelsOn, written } from '../support/teams-cards.ts';
import { guidOf, teamsUser } from '../support/teams-cloud.ts';
import { teamsPerson } from '../support/teams-person.ts';
import { type TeamsTenants, teamsTenants } from '../support/teams-tenants.ts';
import { sendTo } from '../support/teams-world.ts';

let york: TeamsTenants;
beforeAll(async () => {
  york = await teamsTenants('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const secrets = /campaign|repository|attendance|pathway|screening|Fathers/i;
const tenantIn = (path: string) => path.split('/')[2];

describe('people of three tenants in one partnership', () => {
  it('are each asked in their own', () => {
    const { council, nhs, police } = york.tenantIds;
    const asked = [
      ['lead-fathers', council],
      ['lead-two', nhs],
      ['lead-police', police],
    ] as const;

    for (const [person, tenant] of asked) {
      const { user } = york.as(person);
      const prompts = york
        .as(person)
        .inbox()
        .filter((one) => labelsOn(one).includes('Update'));
      expect(prompts).toHaveLength(1);
      const posts = york.cloud.calls.filter(
        ({ kind, path }) =>
          kind === 'post' && path.includes(encodeURIComponent(user.conversationId)),
      );
      expect([...new Set(posts.map(({ path }) => tenantIn(path)))]).toEqual([tenant]);
    }
  });

  it('answer in their own, and see what the others said', async () => {
    const police = york.as('lead-police');
    await police.press('Update');
    await police.press('Save', { status: 'green', sentence: 'Trained 45 staff.' });

    await york.as('lead-two').says('priority 2');

    expect(written(york.as('lead-two').inbox().at(-1))).toContain('Trained 45 staff.');
  });

  it('pass to a deputy who is in another tenant', async () => {
    await york.as('lead-fathers').press('Pass to deputy');

    expect(written(york.as('deputy-fathers').inbox().at(-1))).toContain('You are deputy for');
  });

  it('share to the Executive’s channel, wherever that is', async () => {
    const executive = york.as('executive');
    await executive.says('priority 1');

    await executive.press('Share with the Executive');

    expect(york.cloud.messages(york.teams.nhs.channelId).map(written)).toEqual([
      expect.stringContaining('Shared by Executive.'),
    ]);
    expect(york.cloud.messages(york.teams.council.channelId)).toEqual([]);
  });

  it('ask in any tenant’s channel, and hear of the plan alone', async () => {
    await york.as('executive').mentions('priority 1', '300');

    const [answer] = york.cloud.messages(`${york.teams.council.channelId};messageid=300`);
    expect(answer?.onlyFor).toBe(york.as('executive').user.accountId);
    expect(written(answer)).toContain('Launch the campaign');
  });
});

describe('a guest of another tenant', () => {
  const asGuest = () =>
    york.in('council', { ...teamsUser('guest of the nhs'), userRole: 'guest', name: 'Lead two' });
  const heard = () => york.cloud.messages(`${york.teams.council.channelId};messageid=310`).at(-1);

  it('is not let in, though a member of the partnership at home, and is told who may let them in', async () => {
    await asGuest().mentions('priority 1', '310');

    expect(heard()?.onlyFor).toBe(asGuest().user.accountId);
    expect(written(heard())).toContain('let in only where the plan lists their account');
    expect(written(heard())).not.toMatch(secrets);
  });

  it('is let in where the plan lists their account there too', async () => {
    const people = york.plan.people.map((one) =>
      one.id === 'lead-two'
        ? {
            ...one,
            accounts: [...one.accounts, { workspace: 'council', user: guidOf('guest of the nhs') }],
          }
        : one,
    );
    await york.imports({ ...york.plan, people });

    await asGuest().mentions('priority 1', '310');

    expect(written(heard())).toContain('Launch the campaign');
  });
});

describe('the same id in another tenant', () => {
  it('is somebody else, who sees nothing', async () => {
    const { user } = york.as('executive');
    const twin = york.in('police', { ...user, conversationId: 'a:twin' });
    await twin.installs();

    await twin.says('priority 1');

    expect(written(twin.inbox().at(-1))).toContain('I do not know you yet');
    expect(written(twin.inbox().at(-1))).not.toMatch(secrets);
  });
});

describe('a tenant that is not listed', () => {
  it('is refused, whatever it sends, and nothing of it is stored', async () => {
    const tenantId = guidOf('a tenant of nobody');
    const team = { id: '19:x@thread.tacv2', channelId: '19:y@thread.tacv2' };
    const sends = (activity: object) => sendTo(york.url, activity);
    const stranger = teamsPerson({ ...york, sends, tenantId, team }, york.as('executive').user);
    const before = await york.living.whatIsStored();

    const answers = [
      await stranger.installs(),
      await stranger.says('priority 1'),
      await stranger.mentions('priority 1'),
      await stranger.searches('priority 1'),
      await stranger.invokes('task/fetch', { data: {} }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(JSON.stringify(answers)).not.toMatch(secrets);
    expect(await york.living.whatIsStored()).toEqual(before);
  });

  it('is refused where it hides behind one that is', async () => {
    const tenantId = guidOf('a tenant of nobody');
    const before = await york.living.whatIsStored();

    const { status } = await york.as('executive').says('priority 1', {
      channelData: { tenant: { id: tenantId } },
    });

    expect(status).toBe(403);
    expect(await york.living.whatIsStored()).toEqual(before);
  });
});
