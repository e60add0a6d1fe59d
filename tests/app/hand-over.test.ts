import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleSchedule } from '../support/example-schedule.ts';
import { labelsOf } from '../support/living-person.ts';
import { livingPlan } from '../support/living-plan.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const monday = '2024-09-02T08:00:00Z';
const wednesday = '2024-09-04T08:00:00Z';

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

async function subGroupId(key: string): Promise<string> {
  const groups = await living.workings.database.plans.subGroups(living.partnershipId);
  return groups.find((group) => group.key === key)?.id ?? '';
}

/** Presses Pass to deputy and, where it is asked, chooses this sub-group. */
async function passes(person: string, subGroup?: string) {
  const lead = living.as(person);
  const asked = await lead.presses(await lead.card(/need(s)? an update/), 'Pass to deputy');
  if (asked.kind !== 'form') return asked;
  const choice = subGroup === 'all' ? 'all' : await subGroupId(subGroup ?? '');
  return lead.submits(formOf(asked), { subGroup: choice });
}

describe('Pass to deputy', () => {
  it('asks the deputy at once where there is one sub-group, and the message says who was asked', async () => {
    const reply = await passes('lead-fathers');

    expect(textOf(reply)).toContain('You passed 1.1 and 1.2 to the deputy for Fathers.');
    const [prompt] = await living.as('lead-fathers').reads();
    expect(prompt).toContain('You passed 1.1 and 1.2 to the deputy for Fathers.');
    expect((await living.as('deputy-fathers').reads()).at(-1)).toContain(
      'The lead passed you these',
    );
  });

  it('asks which sub-group where there are several', async () => {
    const lead = living.as('lead-two');

    const form = formOf(await lead.presses(await lead.card(/need an update/), 'Pass to deputy'));

    const [field] = form.groups.flatMap(({ fields }) => fields);
    expect(field?.kind === 'choice' && field.options.map(({ label }) => label)).toEqual([
      'Schools',
      'Health',
      'All of them',
    ]);
    expect(await living.as('deputy-schools').reads()).toEqual([]);
  });

  it('asks only the deputy of the sub-group that was chosen', async () => {
    await passes('lead-two', 'schools');

    expect(await living.as('deputy-schools').reads()).toHaveLength(1);
    expect(await living.as('deputy-shared').reads()).toEqual([]);
  });

  it('asks both deputies where all was chosen', async () => {
    await passes('lead-two', 'all');

    expect((await living.as('deputy-schools').reads())[0]).toContain('2.1');
    expect((await living.as('deputy-shared').reads())[0]).toContain('2.2');
  });

  it('passes nothing else where the chosen sub-group was passed meanwhile', async () => {
    const lead = living.as('lead-two');
    const prompt = await lead.card(/need an update/);
    const form = formOf(await lead.presses(prompt, 'Pass to deputy'));
    await lead.submits(form, { subGroup: await subGroupId('schools') });

    const again = await lead.submits(form, { subGroup: await subGroupId('schools') });

    expect(cardOf(again).title).toBe('Nobody to pass to');
    expect(await living.as('deputy-shared').reads()).toEqual([]);
  });

  it('asks again where nothing was chosen', async () => {
    const lead = living.as('lead-two');
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'Pass to deputy'));

    expect(formOf(await lead.submits(form, {})).title).toBe('Pass to deputy');
  });

  it('is hidden where there is no deputy', async () => {
    const prompt = await living.as('deputy-fathers').card(/needs an update/);

    expect(labelsOf(prompt)).not.toContain('Pass to deputy');
  });

  it('is hidden once everything is passed, and says so to an old button', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);
    const passed = await lead.presses(prompt, 'Pass to deputy');

    const again = await lead.presses(prompt, 'Pass to deputy');

    expect(labelsOf(cardOf(passed))).not.toContain('Pass to deputy');
    expect(cardOf(again).title).toBe('Nobody to pass to');
    expect(await living.as('deputy-fathers').reads()).toHaveLength(2);
  });

  it('pressed twice at once asks the deputy once', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);

    const replies = await Promise.all([1, 2].map(() => lead.presses(prompt, 'Pass to deputy')));

    expect(replies.map((reply) => cardOf(reply).title)).not.toContain('That did not work');
    const asked = (await living.as('deputy-fathers').reads()).filter((one) =>
      one.includes('The lead passed you'),
    );
    expect(asked).toHaveLength(1);
  });

  it('and an answer at the same moment: the message says both', async () => {
    const lead = living.as('lead-fathers');
    const prompt = await lead.card(/need an update/);

    await Promise.all([
      lead.presses(prompt, 'Pass to deputy'),
      living.as('chair-fathers').command('/progress update 1.1 green The films are ready.'),
    ]);

    const [receipt] = await lead.reads();
    expect(receipt).toContain('1.1 is green');
    expect(receipt).toContain('You passed 1.2 to the deputy for Fathers.');
  });

  it('is refused to somebody else, whose request it is not', async () => {
    const prompt = await living.as('lead-fathers').card(/need an update/);

    const reply = await living.as('lead-police').presses(prompt, 'Pass to deputy');

    expect(cardOf(reply).title).toBe('Out of date');
    expect(await living.as('deputy-fathers').reads()).toHaveLength(1);
  });
});

describe('what a deputy is asked', () => {
  it('joins one message: a second lead brings it up to date, and only what is new is said', async () => {
    await passes('lead-police');
    await passes('lead-two', 'health');

    const [first, second, ...more] = await living.as('deputy-shared').reads();

    expect(more).toEqual([]);
    expect(first).toContain('2 actions need an update by Thursday 5 September, 5pm.');
    expect(first).toContain('2.2');
    expect(first).toContain('2.3');
    expect(second).toContain('2.2');
    expect(second).not.toContain('2.3');
  });

  it('of two leads at the same time is one request with both', async () => {
    await Promise.all([passes('lead-police'), passes('lead-two', 'health')]);

    const mine = textOf(await living.as('deputy-shared').command('/progress mine'));

    expect(mine).toContain('2.2');
    expect(mine).toContain('2.3');
  });

  it('joins what they lead themselves', async () => {
    await passes('lead-fathers');

    const [own, asked] = await living.as('deputy-fathers').reads();

    expect(own).toContain('3 actions need an update');
    expect(own).toContain('you lead Audit and are deputy for Fathers');
    expect(asked).toContain('1.1');
    expect(asked).not.toContain('2.4');
  });
});

describe('either may answer', () => {
  it('the deputy does, and both messages say so', async () => {
    await passes('lead-fathers');
    const deputy = living.as('deputy-fathers');

    await deputy.command('/progress update 1.1 green The films are ready.');

    const [receipt] = await living.as('lead-fathers').reads();
    expect(receipt).toContain('1.1 is green: The films are ready. The deputy answered.');
    expect((await deputy.reads())[0]).toContain('1.1 is green');
    expect(await living.revisions()).toMatchObject([{ capacity: 'deputy' }]);
  });

  it('the lead does, and the deputy owes it no more', async () => {
    await passes('lead-fathers');

    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    const mine = textOf(await living.as('deputy-fathers').command('/progress mine'));
    expect(mine).toContain('1.1 is green');
    expect(mine).toContain('2 actions still need an update');
  });
});

describe('the day for the deputies', () => {
  it('hands them what nobody answered, and tells the lead', async () => {
    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    await living.jumpTo(wednesday);

    const asked = (await living.as('deputy-fathers').reads()).at(-1);
    expect(asked).toContain('You are deputy for Fathers. No update has come since Monday');
    expect(asked).toContain('1.2');
    expect(asked).not.toContain('1.1');
    const [receipt] = await living.as('lead-fathers').reads();
    expect(receipt).toContain('The deputy for Fathers was asked about 1.2 too.');
  });

  it('asks about no more than is owed when it is sent', async () => {
    await living.wakesAt(wednesday);

    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    const asked = (await living.as('deputy-fathers').reads()).filter((one) =>
      one.includes('You are deputy for Fathers'),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('1 action needs an update by Thursday 5 September, 5pm');
    expect(asked[0]).not.toContain('1.1');
  });

  it('asks nobody where the last answer comes just before it is sent', async () => {
    await living.wakesAt(wednesday);

    await living.as('lead-two').command('/progress update 2.1 green All meetings are held.');
    await living.deliver();

    expect(await living.as('deputy-schools').reads()).toEqual([]);
  });

  it('asks a deputy of two sub-groups', async () => {
    await living.jumpTo(wednesday);

    const mine = textOf(await living.as('deputy-shared').command('/progress mine'));

    expect(mine).toContain('2 actions need an update');
    expect(mine).toContain('are deputy for Health and Police');
  });

  it('does not ask again about what a lead passed before', async () => {
    await passes('lead-fathers');
    await living.as('lead-fathers').command('/progress update 1.1 green The films are ready.');

    await living.jumpTo(wednesday);

    const read = await living.as('deputy-fathers').reads();
    expect(read.filter((one) => one.includes('You are deputy for Fathers'))).toHaveLength(1);
  });

  it('reminds no lead who passed, and reminds one who was handed over by the calendar', async () => {
    const schedule = exampleSchedule({ remindAfterWorkingDays: [2, 3] });
    living = await workspace.founds(livingPlan('twice', { schedule }));
    await living.jumpTo(monday);
    await passes('lead-fathers');

    await living.jumpTo('2024-09-05T08:00:00Z');

    expect(await living.as('lead-fathers').reads()).toHaveLength(1);
    const reminders = (await living.as('lead-police').reads()).filter((one) =>
      one.includes('1 action still needs an update'),
    );
    expect(reminders).toHaveLength(2);
  });

  it('a deputy who was asked is reminded as well', async () => {
    await passes('lead-fathers');

    await living.jumpTo(wednesday);

    expect((await living.as('deputy-fathers').reads()).at(-1)).toContain(
      '3 actions still need an update by Thursday 5 September, 5pm.',
    );
  });
});
