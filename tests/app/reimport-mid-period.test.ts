import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleSchedule } from '../support/example-schedule.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const monday = '2024-09-02T08:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo(monday);
});

async function nextOpening() {
  const schedule = await living.workings.database.plans.schedule(living.partnershipId);
  return schedule?.next && { on: schedule.next.on, opensAt: schedule.next.opensAt.toISOString() };
}

describe('a plan whose calendar changes while a period runs', () => {
  it('at the very minute of the opening: the next one is a week later', async () => {
    await living.changesPlan({ closedDays: ['2024-12-24'] });

    expect(await nextOpening()).toEqual({ on: '2024-09-09', opensAt: '2024-09-09T08:00:00.000Z' });
  });

  it('to a later time of the same day: the date that is asked about is not asked again', async () => {
    await living.changesPlan({ schedule: exampleSchedule({ time: '11:00' }) });

    expect(await nextOpening()).toEqual({ on: '2024-09-09', opensAt: '2024-09-09T10:00:00.000Z' });
  });

  it('to another weekday: the next one waits for the roll-up of this one', async () => {
    await living.changesPlan({ schedule: exampleSchedule({ rule: 'FREQ=WEEKLY;BYDAY=WE' }) });

    expect(await nextOpening()).toEqual({ on: '2024-09-11', opensAt: '2024-09-11T08:00:00.000Z' });
  });

  it('goes on asking, week by week', async () => {
    await living.changesPlan({ schedule: exampleSchedule({ time: '11:00' }) });

    await living.jumpTo('2024-09-16T10:00:00Z');

    const read = await living.as('lead-fathers').reads();
    expect(read.map((one) => one.split('\n')[0])).toEqual([
      ...Array.from({ length: 2 }, () => 'This closed on 5 September'),
      ...Array.from({ length: 2 }, () => 'This closed on 12 September'),
      '2 actions need an update by Thursday 19 September, 5pm.',
    ]);
    expect(await nextOpening()).toMatchObject({ on: '2024-09-23' });
  });
});

describe('an action that an import drops while a period runs', () => {
  const without = (...refs: string[]) => ({
    actions: living.plan.actions.filter(({ ref }) => !refs.includes(ref)),
  });
  const reads = async () => (await living.as('lead-fathers').reads()).join('\n');

  it('leaves the prompt and the reminder that was sent', async () => {
    await living.jumpTo('2024-09-04T08:00:00Z');
    expect(await reads()).toContain('1.1 Launch the campaign');

    await living.changesPlan(without('1.1'));

    expect(await reads()).not.toContain('1.1 Launch the campaign');
    expect(await reads()).toContain('1.2 Build the repository');
  });

  it('leaves a reminder that waits to be sent, which names nothing else', async () => {
    await living.wakesAt('2024-09-04T08:00:00Z');

    await living.changesPlan(without('2.3'));

    const read = await living.as('lead-police').reads();
    expect(read.filter((one) => one.includes('still needs an update by'))).toEqual([]);
  });

  it('leaves them also while asking is paused', async () => {
    await living.as('coordinator').command('/progress pause');

    await living.changesPlan(without('1.1'));

    expect(await reads()).not.toContain('1.1 Launch the campaign');
  });

  it('leaves a prompt that named nothing else saying that nothing is owed', async () => {
    await living.changesPlan(without('2.3'));

    expect(await living.as('lead-police').reads()).toEqual([
      expect.stringContaining('Nothing here needs an update from you any more.'),
    ]);
  });

  it('comes back into the prompt when it is listed again', async () => {
    await living.changesPlan(without('1.1'));

    await living.changesPlan({});

    expect(await reads()).toContain('1.1 Launch the campaign');
  });

  it('changes no message of a lead whose actions all stay', async () => {
    const { ledger } = living.workings.database;
    const count = async () =>
      (await ledger.list(living.partnershipId, { limit: 100 })).filter(
        ({ to }) => to.kind === 'user' && to.id.startsWith('lead-fathers'),
      ).length;
    const before = await count();
    expect(before).toBe(1);

    await living.changesPlan(without('2.3'));

    expect(await count()).toBe(before);
  });
});

it('a schedule that stands on a date with a period moves on to the next', async () => {
  const { database } = living.workings;
  const schedule = await database.plans.schedule(living.partnershipId);
  if (!schedule) throw new Error('The partnership has no schedule.');
  const stuck = { on: '2024-09-02', opensAt: new Date(monday) };
  await database.plans.setNext(living.partnershipId, schedule.id, stuck);

  expect(await living.wakesAt(monday)).toEqual([]);

  expect(await nextOpening()).toMatchObject({ on: '2024-09-09' });
});
