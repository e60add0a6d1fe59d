import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { untilOneWaits } from '../support/lock-wait.ts';
import { smallPlan } from '../support/plan-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const at = new Date('2024-04-01T08:00:00Z');
const schedule = exampleSchedule();
const executiveChannel = { workspace: 'local', channel: 'executive' };
const next = { on: '2024-09-02', opensAt: new Date('2024-09-02T08:00:00Z') };

describe('the schedule of a partnership', () => {
  let store: TestStore;
  let written = 0;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  const partnership = () => {
    written += 1;
    const slug = `york-${written}`;
    return async (changes: Partial<Plan> = {}, timeZone = 'Europe/London') => {
      const plan = smallPlan({ schedule, closedDays: ['2024-12-27'], ...changes });
      const named = { ...plan, partnership: { ...plan.partnership, id: slug, timeZone } };
      return store.database.plans.write(named, at);
    };
  };
  const read = (id: string) => store.database.plans.schedule(id);
  const setNext = async (id: string) => {
    const facts = await read(id);
    await store.database.plans.setNext(id, facts?.id ?? '', next);
    return facts;
  };

  test('is given as the plan has it, with what counting needs', async () => {
    const id = await partnership()({ schedule: { ...schedule, executiveChannel } });

    const facts = await read(id);

    const local = await store.prisma.workspace.findFirst({ where: { platform: 'local' } });
    expect(facts).toEqual({
      id: facts?.id,
      schedule: { ...schedule, executiveChannel },
      anchorOn: '2024-04-01',
      closedDays: ['2024-12-27'],
      executive: { workspaceId: local?.id, kind: 'channel', id: 'executive' },
    });
  });

  test('is undefined for a plan without one, and for a stranger', async () => {
    const { schedule: _, ...without } = smallPlan();
    const id = await store.database.plans.write(
      { ...without, partnership: { ...without.partnership, id: 'leeds' } },
      at,
    );

    expect(await read(id)).toBe(undefined);
    expect(await read('018f0000-0000-7000-8000-000000000000')).toBe(undefined);
  });

  test('knows its next period until told otherwise', async () => {
    const id = await partnership()();
    const { id: scheduleId = '' } = (await setNext(id)) ?? {};
    const told = (await read(id))?.next;
    await store.database.plans.setNext(id, scheduleId, undefined);

    expect(told).toEqual(next);
    expect((await read(id))?.next).toBe(undefined);
  });

  test('is paused and goes on', async () => {
    const id = await partnership()();
    const { plans } = store.database;
    const scheduleId = (await read(id))?.id ?? '';
    await plans.pauseSchedule(id, scheduleId, at);
    const paused = (await read(id))?.pausedAt;
    await plans.pauseSchedule(id, scheduleId, undefined);

    expect(paused).toEqual(at);
    expect((await read(id))?.pausedAt).toBe(undefined);
  });

  test('keeps its next period when something else in the plan changes', async () => {
    const write = partnership();
    const id = await write();
    const before = await setNext(id);
    const close = { weekday: 'WE' as const, time: '16:00' };

    await write({ priorities: [{ number: 1, title: 'Help' }], schedule: { ...schedule, close } });

    const after = await read(id);
    expect(after?.id).toBe(before?.id);
    expect(after?.schedule.close).toEqual(close);
    expect(after?.next).toEqual(next);
  });

  test.each<[string, Partial<Plan>, string?]>([
    ['rule', { schedule: { ...schedule, rule: 'FREQ=WEEKLY;BYDAY=TU' } }],
    ['time', { schedule: { ...schedule, time: '10:30' } }],
    ['zone', {}, 'Europe/Paris'],
    ['first day', { plan: { title: 'Plan', fromOn: '2024-04-02', toOn: '2025-03-31' } }],
    ['closed days', { closedDays: ['2024-09-02'] }],
  ])('forgets its next period after a change of %s', async (_what, changes, zone) => {
    const write = partnership();
    const id = await write();
    await setNext(id);

    await write(changes, zone);

    expect((await read(id))?.next).toBe(undefined);
  });

  test('forgets its next period also when two plans at once change the time to and fro', async () => {
    const { database, prisma } = store;
    const write = partnership();
    const id = await write();
    const scheduleId = (await setNext(id))?.id ?? '';
    const stored = await database.plans.stored(`york-${written}`);
    if (!stored) throw new Error('Nothing was stored.');
    let second: Promise<string> | undefined;
    await database.transaction(async (tx) => {
      await tx.plans.write({ ...stored, schedule: { ...schedule, time: '10:30' } }, at);
      await tx.plans.setNext(id, scheduleId, next);
      second = database.transaction((other) => other.plans.write(stored, at));
      await untilOneWaits(prisma);
    });

    await second;

    expect((await read(id))?.schedule.time).toBe('09:00');
    expect((await read(id))?.next).toBe(undefined);
  });

  test('goes with a plan that has none, and comes back under its id', async () => {
    const write = partnership();
    const id = await write();
    const before = await setNext(id);
    const { schedule: _, ...without } = smallPlan({ closedDays: ['2024-12-27'] });
    const stored = (await store.database.plans.stored(`york-${written}`))?.partnership;
    if (!stored) throw new Error('Nothing was stored.');

    await store.database.plans.write({ ...without, partnership: stored }, at);
    const gone = await read(id);
    await write();

    expect(gone).toBe(undefined);
    expect((await read(id))?.id).toBe(before?.id);
    expect((await read(id))?.next).toBe(undefined);
  });

  test('of another partnership is not touched', async () => {
    const one = await partnership()();
    const other = await partnership()();
    await setNext(one);
    const scheduleId = (await read(one))?.id ?? '';

    await store.database.plans.setNext(other, scheduleId, undefined);
    await store.database.plans.pauseSchedule(other, scheduleId, at);

    expect(await read(one)).toMatchObject({ next });
    expect((await read(one))?.pausedAt).toBe(undefined);
  });

  test('cannot post where another partnership reads its roll-ups', async () => {
    const taken = { workspace: 'local', channel: 'taken' };
    await partnership()({ schedule: { ...schedule, executiveChannel: taken } });

    const second = partnership()({ schedule: { ...schedule, executiveChannel: taken } });

    await expect(second).rejects.toThrow(
      'The channel taken is where York reads its roll-ups. Name another under schedule.executiveChannel.',
    );
  });
});
