import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan, PlanPerson } from '../../src/core/plan.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { smallPlan } from '../support/plan-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const at = new Date('2024-04-01T08:00:00Z');
const machineNow = new Date('2026-01-01T00:00:00Z');
const start = new Date('2024-09-02T07:55:00Z');

const lead: PlanPerson = {
  id: 'lead',
  name: 'Lead',
  email: 'Lead@Example.org',
  accounts: [],
  roles: [],
};
const onTeams: PlanPerson = {
  ...lead,
  accounts: [
    { workspace: 'council', user: 'U1' },
    { workspace: 'police', user: 'U2' },
  ],
};
const deputy: PlanPerson = { id: 'deputy', name: 'Deputy', accounts: [], roles: [] };
const ledByDeputy: Plan['subGroups'] = [
  { id: 'early-help', name: 'Early Help', kind: 'standing', lead: 'deputy' },
];
const workspaces: Plan['workspaces'] = [
  { id: 'council', platform: 'teams', externalId: 'tenant-1' },
  { id: 'police', platform: 'slack', externalId: 'T123' },
];

describe('the accounts of a plan', () => {
  let store: TestStore;
  let written = 0;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  /** Writes under a new partnership's name, and gives a way to write it again. */
  const partnership = () => {
    written += 1;
    const slug = `york-${written}`;
    const write = (changes: Partial<Plan>, simulatedAt?: Date) => {
      const plan = smallPlan({ people: [lead, deputy], ...changes });
      const named = { ...plan, partnership: { ...plan.partnership, id: slug } };
      return store.database.plans.write(named, at, simulatedAt);
    };
    return { slug, write };
  };

  /** "person: platform/user", preferred ones with a star. */
  const accounts = async (partnershipId: string) => {
    const rows = await store.prisma.account.findMany({
      where: { partnershipId },
      include: { member: true, workspace: true },
      orderBy: [{ member: { key: 'desc' } }, { position: 'asc' }],
    });
    return rows.map(
      ({ member, workspace, userId, preferred }) =>
        `${member.key}: ${workspace.platform}/${userId}${preferred ? ' *' : ''}`,
    );
  };

  test('are on the local workspace where the plan lists none: by e-mail address, else by id', async () => {
    const id = await partnership().write({});

    expect(await accounts(id)).toEqual([
      'lead: local/lead@example.org *',
      'deputy: local/deputy *',
    ]);
  });

  test('on the local workspace are those the plan lists, for a person with any', async () => {
    const named = { ...lead, accounts: [{ workspace: 'local', user: 'desk@example.org' }] };
    const atTheDesk = { ...deputy, email: 'Desk@example.org' };
    const id = await partnership().write({ people: [named, atTheDesk] });

    expect(await accounts(id)).toEqual([
      'lead: local/desk@example.org *',
      'deputy: local/deputy *',
    ]);
  });

  test('are those that the plan lists, the first one preferred', async () => {
    const id = await partnership().write({ workspaces, people: [onTeams, deputy] });

    expect(await accounts(id)).toEqual(['lead: teams/U1 *', 'lead: slack/U2']);
  });

  test('go and come back with the workspaces', async () => {
    const { slug, write } = partnership();
    const listed = { workspaces, people: [onTeams, deputy] };
    const id = await write(listed);
    await write({ people: [lead, deputy] });
    const without = await accounts(id);

    await write(listed);

    expect(without).toEqual(['lead: local/lead@example.org *', 'deputy: local/deputy *']);
    expect(await accounts(id)).toEqual(['lead: teams/U1 *', 'lead: slack/U2']);
    expect((await store.database.plans.stored(slug))?.workspaces).toEqual(workspaces);
  });

  test('can go from one person to another', async () => {
    const { write } = partnership();
    const council = { workspace: 'council', user: 'U1' };
    const id = await write({ workspaces, people: [{ ...lead, accounts: [council] }, deputy] });

    await write({ workspaces, people: [lead, { ...deputy, accounts: [council] }] });

    expect(await accounts(id)).toEqual(['deputy: teams/U1 *']);
  });

  describe('that were matched by e-mail', () => {
    const bare: PlanPerson = { ...deputy, email: 'deputy@example.org' };
    const emailed = { ...lead, accounts: [] };

    /** A plan that lists nobody's account, with the lead's found on Slack. */
    const matched = async () => {
      const { slug, write } = partnership();
      const id = await write({ workspaces, people: [emailed, bare] });
      const { matches, members } = store.database;
      const slack = await store.prisma.workspace.findFirstOrThrow({
        where: { platform: 'slack', externalId: 'T123' },
      });
      const memberId = (await members.all(id)).find(({ key }) => key === 'lead')?.id ?? '';
      const account = { memberId, userId: 'U9', email: 'lead@example.org', preferred: true };
      await matches.add(id, slack.id, [account]);
      return { id, slug, write };
    };
    const kept = ['lead: slack/U9 *'];

    test('stay when the plan is written again, whatever the capitals of the address', async () => {
      const { id, write } = await matched();

      await write({ workspaces, people: [{ ...emailed, email: 'LEAD@example.org' }, bare] });

      expect(await accounts(id)).toEqual(kept);
      expect((await store.database.members.accounts(id))[0]?.accounts).toEqual([
        { platform: 'slack', externalId: 'T123', userId: 'U9', preferred: true, by: 'email' },
      ]);
    });

    test('are not in the plan that is stored', async () => {
      const { slug } = await matched();

      expect((await store.database.plans.stored(slug))?.people).toEqual([emailed, bare]);
    });

    test('are written to no more once the plan lists one elsewhere', async () => {
      const { id, write } = await matched();
      const elsewhere = { ...emailed, accounts: [{ workspace: 'council', user: 'U1' }] };

      await write({ workspaces, people: [elsewhere, bare] });

      expect(await accounts(id)).toEqual(['lead: teams/U1 *', 'lead: slack/U9']);
    });

    test('are written to again once it does so no more', async () => {
      const { id, write } = await matched();
      const elsewhere = { ...emailed, accounts: [{ workspace: 'council', user: 'U1' }] };
      await write({ workspaces, people: [elsewhere, bare] });

      await write({ workspaces, people: [emailed, bare] });

      expect(await accounts(id)).toEqual(kept);
    });

    test.each<[string, Partial<Plan>, string[]]>([
      [
        'the plan lists that account for somebody else',
        { people: [emailed, { ...bare, accounts: [{ workspace: 'police', user: 'U9' }] }] },
        ['deputy: slack/U9 *'],
      ],
      [
        'the plan lists another for the same person there',
        { people: [{ ...emailed, accounts: [{ workspace: 'police', user: 'U2' }] }, bare] },
        ['lead: slack/U2 *'],
      ],
      ['the person is gone from the plan', { people: [bare], subGroups: ledByDeputy }, []],
      [
        'the person has another address',
        { people: [{ ...emailed, email: 'other@example.org' }, bare] },
        [],
      ],
      ['the workspace is not used any more', { workspaces: workspaces.slice(0, 1) }, []],
    ])('go where %s', async (_, changes, left) => {
      const { id, write } = await matched();

      await write({ workspaces, people: [emailed, bare], ...changes });

      expect(await accounts(id)).toEqual(left);
    });
  });

  test('stay right when two workspaces exchange their names', async () => {
    const { write } = partnership();
    const id = await write({ workspaces, people: [onTeams, deputy] });
    const exchanged: Plan['workspaces'] = [
      { id: 'police', platform: 'teams', externalId: 'tenant-1' },
      { id: 'council', platform: 'slack', externalId: 'T123' },
    ];

    await write({ workspaces: exchanged, people: [onTeams, deputy] });

    expect(await accounts(id)).toEqual(['lead: slack/U1 *', 'lead: teams/U2']);
  });

  test('are lost by a person who is gone from the plan, and had again on coming back', async () => {
    const { write } = partnership();
    const id = await write({});
    const { members } = store.database;
    const before = (await members.all(id)).find(({ key }) => key === 'deputy');

    await write({ people: [lead] });
    const without = [await accounts(id), (await members.all(id)).map(({ key }) => key)];
    await write({});

    expect(without).toEqual([['lead: local/lead@example.org *'], ['lead']]);
    expect(await accounts(id)).toContain('deputy: local/deputy *');
    expect(await members.all(id)).toContainEqual(before);
  });

  test('of two partnerships share a workspace', async () => {
    const one = await partnership().write({ workspaces, people: [onTeams] });
    const other = await partnership().write({ workspaces, people: [onTeams] });

    const links = await store.prisma.partnershipWorkspace.findMany({
      where: { partnershipId: { in: [one, other] } },
    });
    expect(new Set(links.map(({ workspaceId }) => workspaceId)).size).toBe(2);
    expect(await accounts(one)).toEqual(await accounts(other));
  });

  describe('and its calendar time', () => {
    const timeOf = (id: string) => store.database.members.partnership(id, machineNow);

    test('is simulated for a new partnership that is local alone', async () => {
      const id = await partnership().write({}, start);

      expect(await timeOf(id)).toMatchObject({ now: start, simulated: true });
    });

    test('is not set again for one that is there', async () => {
      const { write } = partnership();
      const simulated = await write({}, start);
      await write({}, machineNow);
      const other = partnership();
      const real = await other.write({});
      await other.write({}, start);

      expect(await timeOf(simulated)).toMatchObject({ now: start });
      expect(await timeOf(real)).toMatchObject({ now: machineNow, simulated: false });
    });

    test('is real from the first workspace on', async () => {
      const { write } = partnership();
      const id = await write({}, start);
      await write({ workspaces, people: [onTeams] });
      const other = await partnership().write({ workspaces, people: [onTeams] }, start);

      expect(await timeOf(id)).toMatchObject({ now: machineNow, simulated: false });
      expect(await timeOf(other)).toMatchObject({ now: machineNow, simulated: false });
    });
  });

  test('need no listed workspace for an Executive channel on the local one', async () => {
    const executiveChannel = { workspace: 'local', channel: 'executive' };
    const schedule = exampleSchedule({ executiveChannel });
    const { slug, write } = partnership();
    const id = await write({ workspaces, people: [onTeams], schedule });

    const facts = await store.database.plans.schedule(id);
    const local = await store.prisma.workspace.findFirst({ where: { platform: 'local' } });
    expect(facts?.executive).toEqual({
      workspaceId: local?.id,
      kind: 'channel',
      id: 'executive',
    });
    expect(await accounts(id)).toEqual(['lead: teams/U1 *', 'lead: slack/U2']);
    expect((await store.database.plans.stored(slug))?.workspaces).toEqual(workspaces);
  });
});
