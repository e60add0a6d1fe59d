import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { milestonesAhead } from '../../src/app/jump-time.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const monday = '2024-09-02T08:00:00Z';
const reminder = 'Reminder that somebody asked for';

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

const types = async (typed: string) => textOf(await living.as('coordinator').command(typed));
const snoozes = async () => {
  const lead = living.as('lead-fathers');
  return lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
};
const remindersOf = async (person: string) =>
  (await living.as(person).reads()).filter((one) => /^\d+ actions? still needs? an/.test(one));

describe('while asking is paused', () => {
  it('the schedule lists what comes, and no chasing', async () => {
    await types('/progress pause');

    const said = await types('/progress schedule');

    expect(said).toContain('nobody is reminded');
    expect(said).toContain('Thursday 5 September 2024 at 5pm: Answers close');
    expect(said).not.toMatch(/: (?:Reminder|Hand-over|Note to the chairs)/);
  });

  it('the clock goes to what comes next, and not to a reminder', async () => {
    await snoozes();
    await types('/progress pause');

    const ahead = await milestonesAhead(living.workings, living.partnershipId);

    expect(ahead.map(({ what }) => what)).toEqual(['Answers close', 'Roll-up to the Executive']);
  });

  it('nobody is promised a reminder', async () => {
    await types('/progress pause');

    const reply = await snoozes();

    expect(cardOf(reply).title).toBe('Asking is paused');
    expect(textOf(reply)).toContain('no reminder was set');
    expect(await living.workings.database.requests.snoozesAhead(living.partnershipId)).toEqual([]);
  });

  it('what is left out is recorded as skipped, and nobody is told that it came too late', async () => {
    await types('/progress pause');

    const done = await living.wakesAt('2024-09-04T22:00:00Z');
    await living.deliver();

    expect(done.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      'remind skipped',
      'deputy skipped',
    ]);
    expect(await living.as('coordinator').reads()).toEqual([]);
  });
});

describe('resuming', () => {
  it('lists what still comes in the period, and what was left out', async () => {
    await types('/progress pause');
    await living.jumpTo('2024-09-04T09:00:00Z');

    const said = await types('/progress resume');

    const [still, leftOut = ''] = said.split('Left out while it was paused');
    expect(still).toContain('Thursday 5 September 2024 at 9am: Note to the chairs');
    expect(still).toContain('Thursday 5 September 2024 at 5pm: Answers close');
    expect(leftOut).toContain('Wednesday 4 September 2024 at 9am: Reminder');
    expect(leftOut).toContain('Wednesday 4 September 2024 at 9am: Hand-over to the deputies');
  });

  it('keeps the promise of a reminder that comes after it', async () => {
    await snoozes();
    await types('/progress pause');

    const said = await types('/progress resume');
    await living.jumpTo('2024-09-03T08:00:00Z');

    expect(said).toContain(`Tuesday 3 September 2024 at 9am: ${reminder}`);
    expect(await remindersOf('lead-fathers')).toHaveLength(1);
  });

  it('keeps it hours late, and says so', async () => {
    await snoozes();
    await types('/progress pause');
    await living.jumpTo('2024-09-03T12:00:00Z');
    expect(await remindersOf('lead-fathers')).toEqual([]);

    const said = await types('/progress resume');
    await living.jumpTo('2024-09-03T12:01:00Z');

    expect(said).toContain(`In a moment: ${reminder}`);
    expect(await remindersOf('lead-fathers')).toHaveLength(1);
  });

  it('leaves it out a day late, and says so', async () => {
    await snoozes();
    await types('/progress pause');
    await living.jumpTo('2024-09-04T09:00:00Z');

    const said = await types('/progress resume');
    await living.jumpTo('2024-09-04T10:00:00Z');

    expect(said.split('Left out while it was paused')[1]).toContain(
      `Tuesday 3 September 2024 at 9am: ${reminder}`,
    );
    expect(await remindersOf('lead-fathers')).toEqual([]);
  });
});
