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

    const prompts = await living.as('lead-fathers').reads();
    expect(prompts.filter((one) => /^\d+ actions? needs? an update/.test(one))).toHaveLength(3);
    expect(await nextOpening()).toMatchObject({ on: '2024-09-23' });
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
