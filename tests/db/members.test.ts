import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { storePartnership } from '../support/partnership-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const machineNow = new Date('2026-01-01T00:00:00Z');
const channelOf = (channel: string) =>
  exampleSchedule({ executiveChannel: { workspace: 'local', channel } });

const people: Plan['people'] = [
  {
    id: 'anna',
    name: 'Anna',
    email: 'Anna@example.org',
    accounts: [],
    roles: ['executive', 'coordinator'],
  },
  { id: 'ben', name: 'Ben', accounts: [], roles: [] },
];
const subGroups: Plan['subGroups'] = [
  { id: 'early-help', name: 'Early Help', kind: 'standing', lead: 'anna', chair: 'anna' },
  { id: 'fathers', name: 'Fathers', kind: 'standing', lead: 'ben', deputy: 'anna' },
];

describe('the members of partnerships', () => {
  let store: TestStore;
  let local = '';
  let york: Awaited<ReturnType<typeof storePartnership>>;
  let leeds: typeof york;
  beforeAll(async () => {
    store = await openTestStore();
    const plan = { people, subGroups };
    york = await storePartnership(store.database, 'york', {
      ...plan,
      schedule: channelOf('york-executive'),
      simulatedAt: new Date('2024-09-02T07:55:00Z'),
    });
    leeds = await storePartnership(store.database, 'leeds', {
      ...plan,
      schedule: channelOf('leeds-executive'),
    });
    local = (await store.database.members.reach(york.id, york.member('anna')))?.workspaceId ?? '';
  });
  afterAll(() => store.close());

  const acting = (userId: string, channelId?: string) =>
    store.database.members.acting(
      { workspaceId: local, userId, ...(channelId ? { channelId } : {}) },
      machineNow,
    );
  const slugs = async (userId: string, channelId?: string) =>
    (await acting(userId, channelId)).map(({ partnership }) => partnership.slug);

  describe('act', () => {
    test('for each partnership that their account belongs to', async () => {
      expect(await slugs('anna@example.org')).toEqual(['leeds', 'york']);
    });

    test('with their roles and sub-groups there, in its calendar time', async () => {
      const [, inYork] = await acting('anna@example.org');

      expect(inYork).toStrictEqual({
        partnership: {
          id: york.id,
          slug: 'york',
          name: 'Partnership york',
          zone: 'Europe/London',
          now: new Date('2024-09-02T07:55:00Z'),
          simulated: true,
        },
        member: {
          id: york.member('anna'),
          name: 'Anna',
          roles: ['executive', 'coordinator'],
          subGroups: [
            { id: york.subGroup('early-help'), as: 'lead' },
            { id: york.subGroup('early-help'), as: 'chair' },
            { id: york.subGroup('fathers'), as: 'deputy' },
          ],
        },
        workspaceId: local,
        userId: 'anna@example.org',
      });
    });

    test('in real time where it is not simulated', async () => {
      const [inLeeds] = await acting('anna@example.org');

      expect(inLeeds?.partnership).toMatchObject({ now: machineNow, simulated: false });
    });

    test('in an Executive’s channel for that partnership alone', async () => {
      const [only, ...others] = await acting('anna@example.org', 'york-executive');

      expect(only).toMatchObject({ partnership: { slug: 'york' }, channelId: 'york-executive' });
      expect(others).toEqual([]);
    });

    test('in any other channel for each of them', async () => {
      const found = await acting('anna@example.org', 'canteen');

      expect(found.map(({ partnership }) => partnership.slug)).toEqual(['leeds', 'york']);
      expect(found.map(({ channelOfAnother }) => channelOfAnother)).toEqual([undefined, undefined]);
    });

    test('in a channel of a partnership that is not theirs only for their own', async () => {
      await storePartnership(store.database, 'hull', { schedule: channelOf('hull-executive') });

      const found = await acting('anna@example.org', 'hull-executive');

      expect(found).toMatchObject([
        { partnership: { slug: 'leeds' }, channelOfAnother: true },
        { partnership: { slug: 'york' }, channelOfAnother: true },
      ]);
    });

    test('and what they did is on record at once, where it is only to be answered', async () => {
      const sender = { workspaceId: local, userId: 'anna@example.org' };
      const { members, inbound } = store.database;

      const found = await members.acting(sender, machineNow, 'event-1');
      const again = await members.acting(sender, machineNow, 'event-1');

      expect([found.length, again.length]).toEqual([2, 2]);
      expect(await inbound.record(local, 'event-1')).toBe(false);
      expect(await inbound.record(local, 'event-2')).toBe(true);
    });

    test('not at all as strangers', async () => {
      expect(await acting('nobody@example.org')).toEqual([]);
      expect(await acting('ANNA@example.org')).toEqual([]);
      expect(
        await store.database.members.acting(
          { workspaceId: york.id, userId: 'anna@example.org' },
          machineNow,
        ),
      ).toEqual([]);
    });

    test('no more once they are inactive', async () => {
      const acomb = await storePartnership(store.database, 'acomb', { people, subGroups });
      await store.prisma.member.updateMany({
        where: { partnershipId: acomb.id, key: 'ben' },
        data: { active: false },
      });

      expect(await slugs('anna@example.org')).toContain('acomb');
      expect(await slugs('ben')).not.toContain('acomb');
    });

    test('no more once the plan does not list them, nor for a sub-group that it does not list', async () => {
      const selby = (changes: Partial<Plan>) =>
        storePartnership(store.database, 'selby', { people, subGroups, ...changes });
      await selby({});
      const [anna] = people;
      if (!anna) throw new Error('Anna is in the plan.');
      await selby({ people: [anna], subGroups: subGroups.slice(0, 1) });

      const inSelby = (await acting('anna@example.org')).find(
        ({ partnership }) => partnership.slug === 'selby',
      );
      expect(await slugs('ben')).not.toContain('selby');
      expect(inSelby?.member.subGroups.map(({ as }) => as)).toEqual(['lead', 'chair']);
    });
  });

  test('are reached no more once they are inactive', async () => {
    const derby = await storePartnership(store.database, 'derby', { people, subGroups });
    const reach = () => store.database.members.reach(derby.id, derby.member('anna'));
    expect(await reach()).toMatchObject({ id: 'anna@example.org' });

    await store.prisma.member.updateMany({
      where: { partnershipId: derby.id, key: 'anna' },
      data: { active: false },
    });

    expect(await reach()).toBe(undefined);
  });

  test('are listed in the order of the plan, with what they hold', async () => {
    const all = await store.database.members.all(york.id);

    expect(all).toStrictEqual([
      {
        id: york.member('anna'),
        key: 'anna',
        name: 'Anna',
        roles: ['executive', 'coordinator'],
        subGroups: [
          { id: york.subGroup('early-help'), name: 'Early Help', as: 'lead' },
          { id: york.subGroup('early-help'), name: 'Early Help', as: 'chair' },
          { id: york.subGroup('fathers'), name: 'Fathers', as: 'deputy' },
        ],
      },
      {
        id: york.member('ben'),
        key: 'ben',
        name: 'Ben',
        roles: [],
        subGroups: [{ id: york.subGroup('fathers'), name: 'Fathers', as: 'lead' }],
      },
    ]);
  });

  test('are reached by their preferred account', async () => {
    const workspaces: Plan['workspaces'] = [
      { id: 'police', platform: 'slack', externalId: 'T1' },
      { id: 'council', platform: 'teams', externalId: 'tenant' },
    ];
    const accounts = [
      { workspace: 'council', user: 'U2' },
      { workspace: 'police', user: 'U1' },
    ];
    const hull = await storePartnership(store.database, 'hull', {
      workspaces,
      people: [
        { id: 'lead', name: 'Lead', accounts, roles: [] },
        { id: 'deputy', name: 'Deputy', accounts: [], roles: [] },
      ],
    });
    const { members } = store.database;

    const teams = await store.prisma.workspace.findFirst({ where: { platform: 'teams' } });
    expect(await members.reach(hull.id, hull.member('lead'))).toEqual({
      workspaceId: teams?.id,
      kind: 'user',
      id: 'U2',
    });
    expect(await members.reach(hull.id, hull.member('deputy'))).toBe(undefined);
    expect(await members.reach(leeds.id, hull.member('lead'))).toBe(undefined);
  });

  test('belong to partnerships, each with its own calendar time', async () => {
    const { members } = store.database;

    const all = await members.partnerships(machineNow);

    expect(all.map(({ slug }) => slug)).toEqual(all.map(({ slug }) => slug).toSorted());
    expect(all).toContainEqual(await members.partnership(york.id, machineNow));
    expect(await members.partnership(leeds.id, machineNow)).toEqual({
      id: leeds.id,
      slug: 'leeds',
      name: 'Partnership leeds',
      zone: 'Europe/London',
      now: machineNow,
      simulated: false,
    });
    expect(await members.partnership(york.member('anna'), machineNow)).toBe(undefined);
  });

  describe('in simulated time', () => {
    test('see it move forward, and never back', async () => {
      const { members } = store.database;
      const skipton = await storePartnership(store.database, 'skipton', {
        simulatedAt: new Date('2024-09-02T07:55:00Z'),
      });
      const monday = new Date('2024-09-02T08:00:00Z');

      expect(await members.moveTime(skipton.id, monday)).toBe(true);
      expect(await members.moveTime(skipton.id, new Date('2024-09-02T07:59:59Z'))).toBe(false);
      expect((await members.partnership(skipton.id, machineNow))?.now).toEqual(monday);
    });

    test('see only their own move', async () => {
      const { members } = store.database;
      expect(await members.moveTime(leeds.id, new Date('2030-01-01T00:00:00Z'))).toBe(false);

      expect((await members.partnership(york.id, machineNow))?.now).toEqual(
        new Date('2024-09-02T07:55:00Z'),
      );
    });
  });
});
