import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { untilOneWaits } from '../support/lock-wait.ts';
import { storePartnership } from '../support/partnership-builder.ts';
import { planAction, smallPlan } from '../support/plan-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const first = new Date('2024-04-01T08:00:00Z');
const later = new Date('2024-10-01T08:00:00Z');

describe('writing a plan again', () => {
  let store: TestStore;
  let slug = 'york-0';
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());
  beforeEach(({ task }) => {
    slug = `york-${task.id.replace(/\W/g, '')}`;
  });

  const plan = (changes: Partial<Plan> = {}): Plan => {
    const small = smallPlan(changes);
    return { ...small, partnership: { ...small.partnership, id: slug } };
  };
  const write = (changes: Partial<Plan>, at = later) =>
    store.database.plans.write(plan(changes), at);
  const actions = (id: string) => store.database.plans.actions(id, {});
  const changes = (partnershipId: string) =>
    store.prisma.actionChange.findMany({
      where: { partnershipId },
      orderBy: { field: 'asc' },
      select: { field: true, from: true, to: true, byId: true, changedAt: true },
    });

  test('keeps the ids of everything that keeps its key', async () => {
    const before = await storePartnership(store.database, slug, { at: first });

    const after = await storePartnership(store.database, slug, {
      at: later,
      people: [
        { id: 'deputy', name: 'New deputy', accounts: [], roles: ['executive'] },
        { id: 'newcomer', name: 'Newcomer', accounts: [], roles: [] },
        { id: 'lead', name: 'New lead', accounts: [], roles: [] },
      ],
      subGroups: [
        { id: 'fathers', name: 'Fathers', kind: 'task-and-finish', lead: 'newcomer' },
        { id: 'early-help', name: 'Earliest Help', kind: 'standing', lead: 'deputy' },
      ],
      priorities: [
        { number: 2, title: 'Fathers' },
        { number: 1, title: 'Help, early' },
      ],
      actions: [planAction({ ref: '2.1', priority: 2 }), planAction({ title: 'Publish it' })],
    });

    expect(after.id).toBe(before.id);
    expect(after.member('lead')).toBe(before.member('lead'));
    expect(after.subGroup('early-help')).toBe(before.subGroup('early-help'));
    expect(after.action('1.1')).toBe(before.action('1.1'));
    const priorities = await store.database.plans.priorities(after.id);
    expect(priorities.map(({ number, title }) => [number, title])).toEqual([
      [2, 'Fathers'],
      [1, 'Help, early'],
    ]);
  });

  test('counts versions', async () => {
    const id = await write({}, first);
    await write({});

    const plans = await store.prisma.businessPlan.findMany({ where: { partnershipId: id } });
    expect(plans.map(({ version, state, importedAt }) => [version, state, importedAt])).toEqual([
      [2, 'agreed', later],
    ]);
  });

  test('withdraws what is gone and deletes nothing of it', async () => {
    const two = [planAction(), planAction({ ref: '1.2', title: 'Hold sessions' })];
    const before = await storePartnership(store.database, slug, { at: first, actions: two });

    await write({ actions: [planAction({ ref: '1.2', title: 'Hold sessions' })] });

    expect((await actions(before.id)).map(({ ref }) => ref)).toEqual(['1.2']);
    const gone = await store.prisma.priorityAction.findMany({
      where: { partnershipId: before.id, withdrawnAt: { not: null } },
    });
    expect(gone.map(({ id, withdrawnAt }) => [id, withdrawnAt])).toEqual([
      [before.action('1.1'), later],
    ]);
  });

  test('brings an action back with its state and its first due date', async () => {
    const two = [planAction(), planAction({ ref: '1.2' })];
    const before = await storePartnership(store.database, slug, { at: first, actions: two });
    await store.database.plans.pauseAction(before.id, before.action('1.1'));
    await write({ actions: [planAction({ ref: '1.2' })] });

    await write({
      actions: [planAction({ due: { on: '2024-12-31' } }), planAction({ ref: '1.2' })],
    });

    const [back] = await actions(before.id);
    expect(back).toMatchObject({
      id: before.action('1.1'),
      state: 'paused',
      baselineDueOn: '2024-09-03',
      dueOn: '2024-12-31',
      dueMoves: 1,
    });
  });

  test('takes away priorities, sub-groups, agencies and measures that are gone', async () => {
    const { plans } = store.database;
    const id = await write(
      {
        priorities: [
          { number: 1, title: 'Early Help' },
          { number: 2, title: 'Fathers' },
        ],
        subGroups: [
          { id: 'early-help', name: 'Early Help', kind: 'standing', lead: 'lead' },
          { id: 'fathers', name: 'Fathers', kind: 'standing', lead: 'deputy' },
        ],
        actions: [
          planAction({
            measures: [
              { kind: 'done', text: 'Published', baseline: 'no' },
              { kind: 'difference', text: 'Known to practitioners', baseline: 'not known' },
            ],
          }),
          planAction({ ref: '2.1', priority: 2, subGroup: 'fathers' }),
        ],
      },
      first,
    );

    await write({ agencies: [], actions: [planAction({ agencies: [] })] });

    expect((await plans.priorities(id)).map(({ number }) => number)).toEqual([1]);
    expect((await plans.subGroups(id)).map(({ key }) => key)).toEqual(['early-help']);
    expect((await actions(id)).map(({ measures }) => measures)).toEqual([[]]);
    expect(await plans.stored(slug)).toEqual(
      plan({ agencies: [], actions: [planAction({ agencies: [] })] }),
    );
    const deputy = (await store.database.members.all(id)).find(({ key }) => key === 'deputy');
    expect(deputy?.subGroups).toEqual([]);
  });

  test('records due dates, owners and titles that moved, by nobody', async () => {
    const subGroups = [
      { id: 'early-help', name: 'Early Help', kind: 'standing' as const, lead: 'lead' },
      { id: 'fathers', name: 'Fathers', kind: 'standing' as const, lead: 'deputy' },
    ];
    const id = await write({ subGroups }, first);
    expect(await changes(id)).toEqual([]);

    const moved = { title: 'Publish it', subGroup: 'fathers', due: { on: '2025-01-31' } };
    await write({ subGroups, actions: [planAction(moved)] });

    expect(await changes(id)).toEqual([
      { field: 'due', from: '2024-09-03', to: '2025-01-31', byId: null, changedAt: later },
      { field: 'subGroup', from: 'Early Help', to: 'Fathers', byId: null, changedAt: later },
      {
        field: 'title',
        from: 'Publish the strategy',
        to: 'Publish it',
        byId: null,
        changedAt: later,
      },
    ]);
  });

  test('counts a due date that moved, and keeps the one first agreed', async () => {
    const id = await write({}, first);
    await write({ actions: [planAction({ due: { on: '2025-01-31' } })] });
    await write({ actions: [planAction({ due: { on: '2025-01-31' }, title: 'Publish it' })] });
    await write({ actions: [planAction({ due: { on: '2025-03-31' } })] });

    const [action] = await actions(id);
    expect(action).toMatchObject({
      baselineDueOn: '2024-09-03',
      dueOn: '2025-03-31',
      dueMoves: 2,
    });
  });

  test('takes a due date that becomes an occasion as moved, and one that an occasion becomes as agreed', async () => {
    const id = await write({}, first);
    await write({ actions: [planAction({ due: { each: 'case review' } })] });
    const [each] = await actions(id);
    await write({ actions: [planAction({ due: { on: '2025-03-31' } })] });
    const [dated] = await actions(id);

    expect(each).toMatchObject({ dueEach: 'case review', dueMoves: 1 });
    expect([each?.dueOn, each?.baselineDueOn]).toEqual([undefined, undefined]);
    expect(dated).toMatchObject({ baselineDueOn: '2025-03-31', dueOn: '2025-03-31', dueMoves: 1 });
    expect((await changes(id)).map(({ from, to }) => [from, to])).toEqual([
      ['2024-09-03', 'case review'],
      ['case review', '2025-03-31'],
    ]);
  });

  test('leaves another partnership with the same keys as it is', async () => {
    const { plans } = store.database;
    const leeds = {
      ...smallPlan(),
      partnership: { ...smallPlan().partnership, id: `leeds-${slug}` },
    };
    await plans.write(leeds, first);
    await write({}, first);

    await write({
      people: [{ id: 'lead', name: 'Somebody else', accounts: [], roles: [] }],
      agencies: [],
      actions: [planAction({ ref: '1.2', agencies: [] })],
    });

    expect(await plans.stored(`leeds-${slug}`)).toEqual(leeds);
  });

  test('leaves nothing of a plan whose transaction fails', async () => {
    const { database } = store;
    const failing = database.transaction(async (tx) => {
      await tx.plans.write(plan(), first);
      throw new Error('Something later failed.');
    });

    await expect(failing).rejects.toThrow('Something later failed.');
    expect(await database.plans.stored(slug)).toBe(undefined);
  });

  test('of two at once writes one after the other', async () => {
    const { database, prisma } = store;
    let second: Promise<string> | undefined;
    const id = await database.transaction(async (tx) => {
      const written = await tx.plans.write(
        plan({ actions: [planAction({ title: 'One' })] }),
        first,
      );
      second = database.transaction((other) =>
        other.plans.write(plan({ actions: [planAction({ title: 'Other' })] }), first),
      );
      await untilOneWaits(prisma);
      return written;
    });

    expect(await second).toBe(id);
    expect((await actions(id)).map(({ title }) => title)).toEqual(['Other']);
    expect((await changes(id)).map(({ from, to }) => [from, to])).toEqual([['One', 'Other']]);
  });

  test('takes a plan of 1,998 actions, and the same turned round', async () => {
    const many = Array.from({ length: 999 }, (_, place) => place + 1);
    const big = plan({
      priorities: [
        { number: 1, title: 'One' },
        { number: 2, title: 'Two' },
      ],
      actions: [1, 2].flatMap((priority) =>
        many.map((number) =>
          planAction({
            ref: `${priority}.${number}`,
            priority,
            measures: [{ kind: 'done', text: 'Done', baseline: 'not known' }],
          }),
        ),
      ),
    });
    await store.database.plans.write(big, first);
    const turned = { ...big, actions: big.actions.toReversed() };

    await store.database.plans.write(turned, later);

    expect(await store.database.plans.stored(slug)).toEqual(turned);
  });
});
