import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Reply } from '../../src/app/intent.ts';
import { matchWanted } from '../../src/app/match-wanted.ts';
import { tick } from '../../src/app/tick.ts';
import type { Plan } from '../../src/core/plan.ts';
import { machine } from '../../src/machine.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { labelsOf } from '../support/living-person.ts';
import { livingPlan } from '../support/living-plan.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
import { type LivingWorkspace, livingWorkspace } from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());

const tenants = {
  council: '3b1f0c52-6d2e-4c1a-9a57-0f2d8c4e7b10',
  nhs: '8d0c5f77-12ab-4f0e-b1c9-2e4a6d8f0b31',
};
const oid = (number: number) => `5a8d7c10-22ee-4b0f-8f3d-${String(number).padStart(12, '0')}`;

describe('a tenant that several partnerships use', () => {
  const channels = { york: '19:york1@thread.tacv2', leeds: '19:leeds1@thread.tacv2' };
  const [both, onlyYork] = [oid(1), oid(2)];
  let tenant: string;

  /** The executive is in both, the scrutineer in one. */
  function onTeams(slug: keyof typeof channels): Plan {
    const plan = livingPlan(slug);
    const accounts = (user: string) => [{ workspace: 'council', user }];
    return {
      ...plan,
      workspaces: [{ id: 'council', platform: 'teams', externalId: tenants.council }],
      people: plan.people.map((one) => {
        if (one.id === 'executive') return { ...one, accounts: accounts(both) };
        return one.id === 'scrutineer' && slug === 'york'
          ? { ...one, accounts: accounts(onlyYork) }
          : one;
      }),
      schedule: exampleSchedule({
        executiveChannel: { workspace: 'council', channel: channels[slug] },
      }),
    };
  }
  beforeAll(async () => {
    await workspace.founds(onTeams('york'));
    await workspace.founds(onTeams('leeds'));
    tenant = await workspace.workspaceOf(tenants.council, 'teams');
  });

  const types = (userId: string, text: string, channelId?: string): Promise<Reply> =>
    handle(
      workspace.workings,
      {
        from: { workspaceId: tenant, userId, ...(channelId ? { channelId } : {}) },
        eventId: randomUUID(),
        kind: 'message',
        text,
        attachments: 0,
      },
      machine.now(),
    );
  const titleIn = async (...typed: Parameters<typeof types>) => cardOf(await types(...typed)).title;

  it.each(['york', 'leeds'] as const)('is of the one whose channel it is: %s', async (slug) => {
    expect(await titleIn(both, 'priority', channels[slug])).toBe(`Partnership ${slug}`);
  });

  it.each([
    ['in another channel', '19:canteen@thread.tacv2'],
    ['in a chat of their own', undefined],
  ])('asks whoever is in both, %s', async (_, channelId) => {
    const asked = await types(both, 'priority', channelId);

    expect(labelsOf(cardOf(asked))).toEqual(['Partnership leeds', 'Partnership york']);
  });

  it('is of the only one that somebody is in', async () => {
    expect(await titleIn(onlyYork, 'priority', '19:canteen@thread.tacv2')).toBe('Partnership york');
    expect(await titleIn(onlyYork, 'priority')).toBe('Partnership york');
  });

  it('shows nothing of one in its channel to somebody of the other', async () => {
    const reply = await types(onlyYork, 'priority', channels.leeds);

    expect(cardOf(reply).title).toBe('Partnership york');
    expect(textOf(reply)).not.toContain('Partnership leeds');
  });

  it('lets in nobody by an id of another tenant', async () => {
    const other = await workspace.workspaceOf(tenants.nhs, 'teams');
    const from = { workspaceId: other, userId: both };
    const event = { eventId: randomUUID(), kind: 'command', name: 'priority', text: '' } as const;

    const reply = await handle(workspace.workings, { from, ...event }, machine.now());

    expect(cardOf(reply).title).not.toMatch(/^Partnership/);
  });
});

describe('a partnership in several tenants, and in Slack', () => {
  const homes = {
    'lead-fathers': ['council', oid(11)],
    'lead-two': ['nhs', oid(12)],
    'lead-police': ['police', 'U0POLICE'],
    'deputy-fathers': ['council', oid(14)],
  } as const;
  const workspaces: Plan['workspaces'] = [
    { id: 'council', platform: 'teams', externalId: tenants.council },
    { id: 'nhs', platform: 'teams', externalId: tenants.nhs },
    { id: 'police', platform: 'slack', externalId: 'T0POLICE' },
  ];
  const homeOf = new Map<string, readonly [string, string]>(Object.entries(homes));
  const ourIds = async () =>
    new Map(
      await Promise.all(
        workspaces.map(
          async ({ id, externalId, platform }) =>
            [id, await workspace.workspaceOf(externalId, platform)] as const,
        ),
      ),
    );

  it('asks each where their account is', async () => {
    const plan = livingPlan('several');
    const people = plan.people.map((one) => {
      const [at = '', user = ''] = homeOf.get(one.id) ?? [];
      return at ? { ...one, accounts: [{ workspace: at, user }] } : one;
    });
    const { partnershipId } = await workspace.founds({ ...plan, workspaces, people });
    const { database } = workspace.workings;
    const schedule = await database.plans.schedule(partnershipId);
    const opensAt = schedule?.next?.opensAt;
    if (!opensAt) throw new Error('Something is planned.');

    await tick(workspace.workings, opensAt, partnershipId);

    const ids = await ourIds();
    const prompts = await database.ledger.list(partnershipId, { limit: 100 });
    const to = prompts
      .filter(({ kind }) => kind === 'prompt')
      .map((one) => [one.to.workspaceId, one.to.id]);
    const wanted = Object.values(homes).map(([at, user]) => [ids.get(at), user]);
    expect(to.toSorted()).toEqual(wanted.toSorted());
  });

  it('tells its coordinator when those without an account are found in Teams', async () => {
    const plan = livingPlan('nobody');
    const coordinator = { workspace: 'council', user: oid(15) };
    const people = plan.people.map((one) =>
      one.id === 'coordinator' ? { ...one, accounts: [coordinator] } : one,
    );
    const { partnershipId } = await workspace.founds({ ...plan, workspaces, people });
    const { database } = workspace.workings;
    const { next } = (await database.plans.schedule(partnershipId)) ?? {};
    const from = { workspaceId: (await ourIds()).get('council') ?? '', userId: oid(15) };
    const whoWasAsked = async () => {
      const command = { kind: 'command', name: 'progress', text: 'people' } as const;
      const event = { from, eventId: randomUUID(), ...command };
      return textOf(await handle(workspace.workings, event, machine.now()));
    };
    const foundThere =
      'In Teams, whoever is in the plan by their e-mail address is found once Waymark is installed for them.';
    const before = await whoWasAsked();
    const told = await workspace.tablesThatHold(foundThere);

    if (next) await tick(workspace.workings, next.opensAt, partnershipId);

    expect(before).toContain(foundThere);
    expect(await whoWasAsked()).toContain(foundThere);
    expect(told).not.toContain('"Delivery"');
    expect(await workspace.tablesThatHold(foundThere)).toContain('"Delivery"');
  });

  it('finds each by e-mail in their own, and prefers what the plan lists', async () => {
    const plan = livingPlan('by-email');
    const listed = { workspace: 'police', user: 'U0POLICE2' };
    const people = plan.people.map((one) =>
      one.id === 'lead-police' ? { ...one, accounts: [listed] } : one,
    );
    const { partnershipId } = await workspace.founds({ ...plan, workspaces, people });
    const ids = await ourIds();
    const inTenant = new Map([
      [ids.get('council'), ['lead-fathers', 'lead-police']],
      [ids.get('nhs'), ['lead-two']],
      [ids.get('police'), []],
    ]);
    const teams = {
      ...fakeChat(),
      people: async (workspaceId: string) =>
        (inTenant.get(workspaceId) ?? []).map((id) => ({
          userId: `oid-${id}`,
          name: id,
          email: `${id}@by-email.example.org`,
          standing: 'member' as const,
        })),
    };

    await matchWanted(workspace.workings, () => teams, machine);

    const { members } = workspace.workings.database;
    const all = await members.all(partnershipId);
    const reached = await Promise.all(
      ['lead-fathers', 'lead-two', 'lead-police', 'scrutineer'].map(async (key) => {
        const { id = '' } = all.find((one) => one.key === key) ?? {};
        return members.reach(partnershipId, id);
      }),
    );
    expect(reached).toEqual([
      { workspaceId: ids.get('council'), kind: 'user', id: 'oid-lead-fathers' },
      { workspaceId: ids.get('nhs'), kind: 'user', id: 'oid-lead-two' },
      { workspaceId: ids.get('police'), kind: 'user', id: 'U0POLICE2' },
      undefined,
    ]);
  });
});
