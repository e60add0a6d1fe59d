import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../src/app/tick.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
});

/** The bot stops after the first instant and starts again at the second. */
async function isDown(lastLook: string, wakes: string): Promise<string[]> {
  await living.jumpTo(lastLook);
  const done = await living.wakesAt(wakes);
  await living.deliver();
  return done.map(({ what, outcome }) => `${what} ${outcome}`);
}

/** Titles of what somebody was told, the oldest first. */
async function told(person: string): Promise<string[]> {
  return (await living.as(person).reads()).map((one) => one.split('\n')[0] ?? '');
}

describe('a chaser or a roll-up up to twelve hours late is done, and later is left out', () => {
  it.each([
    ['a reminder and a hand-over', '2024-09-04T07:59:00Z', '2024-09-04T20:00:00Z', 'late'],
    ['a reminder and a hand-over', '2024-09-04T07:59:00Z', '2024-09-04T20:00:01Z', 'skipped'],
  ])('%s: down from %s to %s', async (_, lastLook, wakes, outcome) => {
    const read = (await told('deputy-schools')).length;

    expect(await isDown(lastLook, wakes)).toEqual([`remind ${outcome}`, `deputy ${outcome}`]);

    const reminders = (await told('lead-police')).filter((title) => /still needs/.test(title));
    const notes = (await told('coordinator')).filter((title) => /left out/.test(title));
    const isLate = outcome === 'late';
    expect(reminders).toHaveLength(isLate ? 1 : 0);
    expect(await told('deputy-schools')).toHaveLength(read + (isLate ? 1 : 0));
    expect(notes).toEqual(
      isLate ? [] : ['Reminder: left out', 'Hand-over to the deputies: left out'],
    );
  });

  it('the note to the chairs: down until four in the afternoon', async () => {
    expect(await isDown('2024-09-05T07:59:00Z', '2024-09-05T15:00:00Z')).toEqual(['chair late']);
    expect(await told('chair-fathers')).toHaveLength(1);
    expect(await told('coordinator')).toEqual([]);
  });

  it('the note to the chairs: down until after the close, when nobody can answer in time', async () => {
    expect(await isDown('2024-09-05T07:59:00Z', '2024-09-05T17:00:00Z')).toEqual([
      'chair skipped',
      'close late',
    ]);
    expect(await told('chair-fathers')).toEqual([]);
    expect(await told('coordinator')).toEqual(['Note to the chairs: left out']);
  });

  it.each([
    ['2024-09-06T21:00:00Z', 'late', 1, []],
    ['2024-09-06T21:00:01Z', 'skipped', 0, ['Roll-up to the Executive: left out']],
  ])('the roll-up: down until %s, %s', async (wakes, outcome, posted, notes) => {
    expect(await isDown('2024-09-06T08:59:00Z', wakes)).toEqual([`roll-up ${outcome}`]);

    const titles = (await living.channel()).filter(({ threadOf }) => !threadOf);
    expect(titles).toHaveLength(posted);
    expect(await told('coordinator')).toEqual(notes);
  });
});

describe('a day of downtime over several milestones', () => {
  it('from Wednesday 8am: what is too late is recorded and told, what is not is done, in order', async () => {
    expect(await isDown('2024-09-04T07:00:00Z', '2024-09-05T08:00:00Z')).toEqual([
      'remind skipped',
      'deputy skipped',
      'chair done',
    ]);
    expect(await told('chair-fathers')).toHaveLength(1);
    expect(await told('coordinator')).toEqual([
      'Reminder: left out',
      'Hand-over to the deputies: left out',
    ]);
  });

  it('from Thursday 8am to Friday 10am: the period closes before its roll-up is taken', async () => {
    expect(await isDown('2024-09-05T07:00:00Z', '2024-09-06T09:00:00Z')).toEqual([
      'chair skipped',
      'close late',
      'roll-up done',
    ]);
    expect(await told('coordinator')).toEqual(['Note to the chairs: left out']);
    expect(JSON.stringify((await living.channel())[0])).toContain('week of 2 September 2024');
  });

  it('and a second look does nothing more', async () => {
    await isDown('2024-09-05T07:00:00Z', '2024-09-06T09:00:00Z');

    expect(await living.wakesAt('2024-09-06T09:00:10Z')).toEqual([]);
  });
});

it('with a week allowed, an opening later than its own close asks nobody, and the coordinator is told', async () => {
  living = await workspace.founds();
  const { partnershipId, workings } = living;
  await workings.database.members.moveTime(partnershipId, new Date('2024-09-05T16:00:00Z'));

  const [open] = await tick({ ...workings, lateHours: 168 }, new Date(), partnershipId);
  await living.deliver();

  expect(open).toMatchObject({ what: 'open', outcome: 'skipped' });
  expect(await told('lead-fathers')).toEqual([]);
  expect(await told('coordinator')).toEqual(['Nobody was asked']);
});
