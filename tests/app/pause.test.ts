import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runOpening } from '../../src/app/run-due.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { cardOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const monday = '2024-09-02T08:00:00Z';
const friday = '2024-09-06T09:00:00Z';

let workspace: LivingWorkspace;
let living: LivingPartnership;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
});

const everybody = () =>
  Promise.all(living.plan.people.map(({ id }) => living.as(id).reads())).then((all) => all.flat());

describe('asking that is paused', () => {
  it('asks nobody', async () => {
    await living.as('coordinator').command('/progress pause');

    await living.jumpTo('2024-09-10T09:00:00Z');

    expect(await everybody()).toEqual([]);
    expect(await living.channel()).toEqual([]);
  });

  it('just after an opening was found to be due does not open it', async () => {
    const { database } = living.workings;
    await database.members.moveTime(living.partnershipId, new Date(monday));
    const [opening] = await database.periods.dueOpenings(new Date(), living.partnershipId);
    await living.as('coordinator').command('/progress pause');

    const done = opening && (await runOpening(living.workings, opening, new Date()));

    expect([opening?.on, done]).toEqual(['2024-09-02', undefined]);
    expect(await everybody()).toEqual([]);
  });

  it('chases nobody about what was asked before: no reminder, no deputy, no chair', async () => {
    await living.jumpTo(monday);
    const asked = await everybody();
    await living.as('coordinator').command('/progress pause');

    await living.jumpTo('2024-09-05T15:00:00Z');

    expect(await everybody()).toEqual(asked);
  });

  it('does not come back to somebody who asked to be reminded', async () => {
    await living.jumpTo(monday);
    const lead = living.as('lead-fathers');
    await lead.presses(await lead.card(/need an update/), 'Remind me tomorrow');
    await living.as('coordinator').command('/progress pause');

    await living.jumpTo('2024-09-03T09:00:00Z');

    expect(await lead.reads()).toHaveLength(1);
  });

  it('still closes and rolls up what was asked, with what was answered', async () => {
    await living.jumpTo(monday);
    await living.as('coordinator').command('/progress pause');
    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    await living.jumpTo(friday);

    expect(JSON.stringify((await living.channel())[0])).toContain('1 of 6 actions updated');
  });

  it('resumed goes on from the next opening, and makes up for nothing', async () => {
    await living.as('coordinator').command('/progress pause');
    await living.jumpTo('2024-09-11T09:00:00Z');

    const reply = await living.as('coordinator').command('/progress resume');
    await living.jumpTo('2024-09-16T07:59:00Z');
    expect(await everybody()).toEqual([]);
    await living.jumpTo('2024-09-16T08:00:00Z');

    expect(textOf(reply)).toContain('Monday at 9am');
    expect(await living.as('lead-fathers').reads()).toHaveLength(1);
  });

  it('resumed at the instant of an opening goes on from the one after', async () => {
    await living.as('coordinator').command('/progress pause');
    await living.jumpTo(monday);
    await living.as('coordinator').command('/progress resume');

    await living.jumpTo('2024-09-03T08:00:00Z');

    expect(await living.as('lead-fathers').reads()).toEqual([]);
  });

  it('resumed while a period runs goes on from the first opening after its roll-up', async () => {
    await living.jumpTo(monday);
    await living.as('coordinator').command('/progress pause');
    await living.changesPlan({ schedule: exampleSchedule({ rule: 'FREQ=WEEKLY;BYDAY=WE' }) });

    const reply = textOf(await living.as('coordinator').command('/progress resume'));

    const schedule = await living.workings.database.plans.schedule(living.partnershipId);
    expect(schedule?.next?.on).toBe('2024-09-11');
    expect(reply).toContain('11 September');
  });

  it('paused or resumed twice says that nothing changed', async () => {
    const coordinator = living.as('coordinator');
    await coordinator.command('/progress pause');

    expect(cardOf(await coordinator.command('/progress pause')).title).toBe('Nothing changed');
    await coordinator.command('/progress resume');
    expect(cardOf(await coordinator.command('/progress resume')).title).toBe('Nothing changed');
  });

  it('before the first opening names no day to somebody who asks', async () => {
    await living.as('coordinator').command('/progress pause');

    const reply = textOf(await living.as('lead-fathers').command('/progress mine'));

    expect(reply).toContain('Nobody has been asked for an update yet.');
    expect(reply).not.toContain('9am');
  });
});

describe('an action that is paused', () => {
  it('is not asked about when a period opens', async () => {
    await living.as('coordinator').command('/progress pause 1.1');

    await living.jumpTo(monday);

    const [prompt] = await living.as('lead-fathers').reads();
    expect(prompt).toContain('1 action needs an update');
    expect(prompt).not.toContain('1.1');
  });

  it('leaves the prompt at once, and is not chased', async () => {
    await living.jumpTo(monday);

    await living.as('coordinator').command('/progress pause 1.1');

    expect((await living.as('lead-fathers').reads())[0]).toContain('1 action needs an update');
    await living.jumpTo('2024-09-05T08:00:00Z');
    expect((await everybody()).filter((one) => one.includes('1.1'))).toEqual([]);
  });

  it('leaves a reminder that waits to be sent', async () => {
    await living.jumpTo(monday);
    await living.wakesAt('2024-09-04T08:00:00Z');

    await living.as('coordinator').command('/progress pause 2.3');

    const read = await living.as('lead-police').reads();
    expect(read.filter((one) => one.includes('still needs an update by'))).toEqual([]);
  });

  it('counts as paused in the roll-up, and not as silent', async () => {
    await living.as('coordinator').command('/progress pause 1.1');

    await living.jumpTo(friday);

    const [rollUp] = await living.channel();
    expect(JSON.stringify(rollUp)).toContain('1 paused');
    expect(JSON.stringify(rollUp)).toContain('0 of 6 actions updated, 1 not asked');
  });

  it('resumed is asked about again at once, and at the next opening', async () => {
    await living.as('coordinator').command('/progress pause 1.1');
    await living.jumpTo(monday);

    await living.as('coordinator').command('/progress resume 1.1');
    await living.jumpTo('2024-09-09T08:00:00Z');

    expect((await living.as('lead-fathers').reads()).at(-1)).toContain('2 actions need an update');
  });

  it('twice, or one that is not there, is said', async () => {
    const coordinator = living.as('coordinator');
    await coordinator.command('/progress pause 1.1');

    expect(textOf(await coordinator.command('/progress pause 1.1'))).toContain(
      '1.1 cannot be paused: it is paused already.',
    );
    expect(textOf(await coordinator.command('/progress resume 2.1'))).toContain('is not paused');
    expect(cardOf(await coordinator.command('/progress pause 9.9')).title).toBe('Not found');
  });
});

it('pausing and resuming are the coordinator’s', async () => {
  for (const person of ['lead-fathers', 'chair-fathers', 'executive', 'scrutineer']) {
    for (const typed of ['pause', 'resume', 'pause 1.1', 'resume 1.1']) {
      expect(textOf(await living.as(person).command(`/progress ${typed}`))).toContain(
        'Only the coordinator can pause or resume.',
      );
    }
  }
});
