import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleSchedule } from '../support/example-schedule.ts';
import { livingPlan } from '../support/living-plan.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const monday = '2024-09-02T08:00:00Z';
const tuesday = '2024-09-03T08:00:00Z';
const wednesday = '2024-09-04T08:00:00Z';
const thursday = '2024-09-05T08:00:00Z';

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

async function reminders(person: string): Promise<string[]> {
  const all = await living.as(person).reads();
  return all.filter((one) => /^\d+ actions? still needs? an update by/.test(one));
}

/** The sub-groups of the plan, Fathers in other hands. */
function ledBy(lead: string, deputy?: string) {
  return living.plan.subGroups.map((group) =>
    group.id === 'fathers' ? { ...group, lead, ...(deputy ? { deputy } : {}) } : group,
  );
}

describe('a reminder', () => {
  it('goes to those who owe, and names only what they owe', async () => {
    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');
    await living.as('lead-police').command('/progress update 2.3 green The tool is drafted.');

    await living.jumpTo(wednesday);

    const [reminder, ...more] = await reminders('lead-fathers');
    expect(more).toEqual([]);
    expect(reminder).toContain('1 action still needs an update by Thursday 5 September, 5pm.');
    expect(reminder).toContain('1.2');
    expect(reminder).not.toContain('1.1');
    expect(await reminders('lead-police')).toEqual([]);
    expect(await living.as('executive').reads()).toEqual([]);
  });

  it('is cancelled by an answer that comes just before it is sent', async () => {
    await living.wakesAt(wednesday);

    await living.as('lead-police').command('/progress update 2.3 green The tool is drafted.');

    expect(await reminders('lead-police')).toEqual([]);
  });

  it('is shortened by an answer that comes just before it is sent', async () => {
    await living.wakesAt(wednesday);

    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    const [reminder] = await reminders('lead-fathers');
    expect(reminder).toContain('1 action still needs an update');
    expect(reminder).not.toContain('Launch the campaign');
  });

  it('is shortened by a colleague’s answer as well', async () => {
    await living.wakesAt(wednesday);

    await living.as('chair-fathers').command('/progress update 1.1 green The films are ready.');

    expect((await reminders('lead-fathers'))[0]).toContain('1 action still needs an update');
  });

  it('goes to nobody who leads the sub-group no more', async () => {
    await living.changesPlan({ subGroups: ledBy('lead-police') });

    await living.jumpTo(wednesday);

    expect(await reminders('lead-fathers')).toEqual([]);
    expect(await reminders('lead-police')).toHaveLength(1);
  });

  it('goes to whoever leads the sub-group now', async () => {
    await living.changesPlan({ subGroups: ledBy('deputy-fathers', 'lead-fathers') });

    await living.jumpTo(wednesday);

    expect((await reminders('deputy-fathers'))[0]).toContain('3 actions still need an update');
  });

  it('that was sent before the answer is not sent again', async () => {
    await living.jumpTo(wednesday);
    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    await living.jumpTo('2024-09-05T15:00:00Z');

    expect(await reminders('lead-fathers')).toHaveLength(1);
  });
});

describe('Remind me tomorrow', () => {
  const schedule = exampleSchedule({ remindAfterWorkingDays: [1, 2] });

  it('comes back on the next working day at the schedule’s time, and says why', async () => {
    const lead = living.as('lead-fathers');

    const reply = await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
    await living.jumpTo('2024-09-03T07:59:00Z');
    expect(await reminders('lead-fathers')).toEqual([]);
    await living.jumpTo(tuesday);

    expect(textOf(reply)).toContain('I will remind you on Tuesday at 9am.');
    expect((await reminders('lead-fathers'))[0]).toContain('This is the reminder you asked for.');
  });

  it('says why also where an answer shortens it just before it is sent', async () => {
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
    await living.wakesAt(tuesday);

    await lead.command('/progress update 1.1 green The films are ready.');

    const [reminder] = await reminders('lead-fathers');
    expect(reminder).toContain('1 action still needs an update');
    expect(reminder).toContain('This is the reminder you asked for.');
  });

  it('takes back a reminder that waits to be sent', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    await living.wakesAt(wednesday);

    await lead.presses(prompt, 'Remind me tomorrow');
    expect(await reminders('lead-fathers')).toEqual([]);

    await living.jumpTo(thursday);
    expect(await reminders('lead-fathers')).toHaveLength(1);
  });

  it('is not overtaken by the schedule’s own reminder on the same day', async () => {
    living = await workspace.founds(livingPlan('twice-on-tuesday', { schedule }));
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');

    await living.jumpTo('2024-09-03T20:00:00Z');

    expect(await reminders('lead-fathers')).toHaveLength(1);
    expect((await reminders('lead-fathers'))[0]).toContain('This is the reminder you asked for.');
  });

  it('keeps the schedule’s reminder of a day before it away', async () => {
    living = await workspace.founds(livingPlan('snoozed', { schedule }));
    await living.jumpTo('2024-09-03T07:00:00Z');
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');

    await living.jumpTo(tuesday);
    expect(await reminders('lead-fathers')).toEqual([]);
    await living.jumpTo(wednesday);
    expect(await reminders('lead-fathers')).toHaveLength(1);
  });

  it('names only what is still owed, and is silent when nothing is', async () => {
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
    await lead.command('/progress update 1.1 green The films are ready.');
    const police = living.as('lead-police');
    await police.presses(await police.card(/needs an update/), 'Remind me tomorrow');
    await police.command('/progress update 2.3 green The tool is drafted.');

    await living.jumpTo(tuesday);

    expect((await reminders('lead-fathers'))[0]).toContain('1 action still needs an update');
    expect(await reminders('lead-police')).toEqual([]);
  });

  it('pressed twice comes back once', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    await Promise.all([1, 2].map(() => lead.presses(prompt, 'Remind me tomorrow')));

    await living.jumpTo(tuesday);

    expect(await reminders('lead-fathers')).toHaveLength(1);
  });

  it('is refused in a sentence where the next working day is after the close', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    await living.jumpTo(thursday);

    const reply = await lead.presses(prompt, 'Remind me tomorrow');

    expect(textOf(reply)).toContain(
      'There is no day left to remind you: answers close at 5pm today.',
    );
    await living.jumpTo('2024-09-06T08:00:00Z');
    expect((await lead.reads()).join('\n')).not.toContain('you asked for');
  });

  it('says after the close that answers are late, and not that they are still open', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    await living.jumpTo('2024-09-06T08:00:00Z');

    const reply = textOf(await lead.presses(prompt, 'Remind me tomorrow'));

    expect(reply).toContain('Answers closed on Thursday 5 September at 5pm.');
    expect(reply).not.toContain('answers close ');
  });

  it('passes over a weekend and a bank holiday', async () => {
    const fridays = exampleSchedule({
      rule: 'FREQ=WEEKLY;BYDAY=FR',
      rollUp: { weekday: 'FR', time: '08:00' },
    });
    // Monday 26 August 2024 is a bank holiday.
    living = await workspace.founds(
      livingPlan('august', { schedule: fridays }),
      '2024-08-23T07:55:00Z',
    );
    await living.jumpTo('2024-08-23T08:00:00Z');
    const lead = living.as('lead-fathers');

    const reply = await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');

    expect(textOf(reply)).toContain('I will remind you on Tuesday at 9am.');
  });

  it('is refused to whom it was not asked', async () => {
    const prompt = await living.as('lead-fathers').card(/need an update/);

    const reply = await living.as('lead-police').presses(prompt, 'Remind me tomorrow');

    expect(cardOf(reply).title).toBe('Out of date');
  });

  it('says so where nothing is owed any more', async () => {
    const lead = living.as('lead-police');
    const prompt = await lead.card(/needs an update/);
    await lead.command('/progress update 2.3 green The tool is drafted.');

    expect(textOf(await lead.presses(prompt, 'Remind me tomorrow'))).toContain('You owe nothing.');
  });
});
