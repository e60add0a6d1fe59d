import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labelsOf } from '../support/living-person.ts';
import { cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const secondMonday = '2024-09-09T08:00:00Z';

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

/** The lead of Police answers 2.3 in the first week, with an ask; then the second week opens. */
async function answeredLastWeek() {
  const lead = living.as('lead-police');
  const form = formOf(await lead.presses(await lead.card(/needs an update/), 'Update', '2.3'));
  await lead.submits(form, {
    status: 'amber',
    sentence: 'The tool is drafted.',
    askKind: 'decision',
    askText: 'Agree the wording.',
    impact: 'Quicker screening.',
    newDueOn: '2025-05-31',
    newDueReason: 'The pilot is later.',
  });
  await living.jumpTo(secondMonday);
  return lead;
}

describe('No change', () => {
  it('is not offered where there is nothing to repeat, and says so to a made-up button', async () => {
    const lead = living.as('lead-police');

    expect(labelsOf(await lead.card(/needs an update/))).not.toContain('No change');
    const reply = await lead.pressesToken(`no-change/${living.partnershipId}`);
    expect(cardOf(reply).title).toBe('Nothing to repeat');
    expect(await living.revisions()).toEqual([]);
  });

  it('is offered, even with one action to repeat among several', async () => {
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 green The films are ready.');
    await living.jumpTo(secondMonday);

    expect(labelsOf(await lead.card(/2 actions need an update/))).toContain('No change');
  });

  it('repeats state and sentence with today’s date, and counts as an answer', async () => {
    const lead = await answeredLastWeek();

    const reply = await lead.presses(await lead.card(/needs an update/), 'No change');

    expect(textOf(reply)).toContain('2.3 is still amber: The tool is drafted');
    expect(textOf(reply)).toContain('You owe nothing more for now.');
    expect((await lead.reads()).at(-1)).toContain('2.3 is still amber: The tool is drafted');
    expect((await living.revisions()).at(-1)).toMatchObject({
      week: '2024-09-09',
      revision: 1,
      way: 'no-change',
      rag: 'amber',
      sentence: 'The tool is drafted.',
    });
    const [now] = await living.workings.database.plans.actions(living.partnershipId, {
      refs: ['2.3'],
    });
    expect(now?.latest?.reportedAt.toISOString()).toBe('2024-09-09T08:00:00.000Z');
  });

  it('renews no ask and withdraws none, and moves no due date again', async () => {
    const lead = await answeredLastWeek();

    await lead.presses(await lead.card(/needs an update/), 'No change');

    const { plans, updates } = living.workings.database;
    const asks = await plans.asks(living.partnershipId, {});
    expect(asks).toMatchObject([{ ref: '2.3', raisedAt: new Date('2024-09-02T08:00:00Z') }]);
    const [action] = await plans.actions(living.partnershipId, { refs: ['2.3'] });
    expect(action).toMatchObject({ dueOn: '2025-05-31', dueMoves: 1 });
    const latest = await updates.get(living.partnershipId, action?.latest?.id ?? '');
    expect(latest).not.toHaveProperty('ask');
    expect(latest).not.toHaveProperty('newDueOn');
  });

  it('asks which, where several can be repeated, and leaves the others owed', async () => {
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 green The films are ready.');
    await lead.command('/progress update 1.2 amber The site is slow.');
    await living.jumpTo(secondMonday);
    const id = await living.actionId('1.2');

    const form = formOf(await lead.presses(await lead.card(/need an update/), 'No change'));
    const reply = await lead.submits(form, { [`status:${id}`]: 'later' });

    expect(textOf(reply)).toContain('1.1 is still green');
    expect(textOf(reply)).toContain('1 action still needs an update');
    expect(await living.revisions()).toHaveLength(3);
  });

  it('pressed again has nothing more to do, and says so', async () => {
    const lead = await answeredLastWeek();
    const prompt = await lead.card(/needs an update/);
    await lead.presses(prompt, 'No change');

    const again = await lead.presses(prompt, 'No change');

    expect(textOf(again)).toContain('You owe nothing.');
    expect(await living.revisions()).toHaveLength(2);
  });

  it('pressed twice at once is stored once', async () => {
    const lead = await answeredLastWeek();
    const prompt = await lead.card(/needs an update/);

    const replies = await Promise.all([1, 2].map(() => lead.presses(prompt, 'No change')));

    expect(replies.map((reply) => cardOf(reply).title)).not.toContain('Nothing changed');
    expect(await living.revisions()).toHaveLength(2);
  });

  it('leaves a colleague’s answer as it is', async () => {
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 green The films are ready.');
    await lead.command('/progress update 1.2 amber The site is slow.');
    await living.jumpTo(secondMonday);
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'No change'));
    await living.as('chair-fathers').command('/progress update 1.1 red The films are lost.');

    await lead.submits(form, {});

    expect(await living.revisions('1.1')).toMatchObject([
      { week: '2024-09-02' },
      { week: '2024-09-09', revision: 1, by: 'chair-fathers' },
    ]);
    expect(await living.revisions('1.2')).toHaveLength(2);
  });

  it('sent when everything is answered already says that it is out of date', async () => {
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 green The films are ready.');
    await lead.command('/progress update 1.2 amber The site is slow.');
    await living.jumpTo(secondMonday);
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'No change'));
    await lead.submits(form, {});

    expect(cardOf(await lead.submits(form, {})).title).toBe('Out of date');
    expect(await living.revisions()).toHaveLength(4);
  });
});

describe('No change in other ways', () => {
  it('by command', async () => {
    const lead = await answeredLastWeek();

    const reply = await lead.command('/progress update 2.3 no change');

    expect(textOf(reply)).toContain('2.3 is still amber');
    expect((await living.revisions()).at(-1)).toMatchObject({ way: 'no-change' });
  });

  it('by command where there is an answer already changes nothing', async () => {
    const lead = await answeredLastWeek();
    await lead.command('/progress update 2.3 green The tool is agreed.');

    const reply = await lead.command('/progress update 2.3 no change');

    expect(textOf(reply)).toContain('2.3 is green: The tool is agreed');
    expect(await living.revisions()).toHaveLength(2);
  });

  it('by command where there is nothing to repeat opens the form', async () => {
    const reply = await living.as('lead-police').command('/progress update 2.3 no change');

    expect(formOf(reply).title).toContain('2.3');
  });

  it('by reply', async () => {
    const lead = await answeredLastWeek();

    await lead.presses(cardOf(await lead.says('2.3 no change')), 'Confirm');

    expect((await living.revisions()).at(-1)).toMatchObject({
      way: 'no-change',
      sentence: 'The tool is drafted.',
    });
  });

  it('by reply where there is an answer already is said, and changes nothing', async () => {
    const lead = await answeredLastWeek();
    await lead.command('/progress update 2.3 green The tool is agreed.');

    const draft = textOf(await lead.says('2.3 no change'));

    expect(draft).toContain('2.3 has its update this time');
    expect(await living.revisions()).toHaveLength(2);
  });

  it('on a page of several', async () => {
    const lead = living.as('lead-fathers');
    await lead.command('/progress update 1.1 green The films are ready.');
    await living.jumpTo(secondMonday);
    const id = await living.actionId('1.1');
    const form = formOf(await lead.presses(await lead.card(/need an update/), 'Update several'));

    await lead.submits(form, { [`status:${id}`]: 'no-change' });

    expect((await living.revisions('1.1')).at(-1)).toMatchObject({
      way: 'no-change',
      rag: 'green',
    });
  });
});

it('three in a row are drift in the roll-up', async () => {
  const lead = living.as('lead-police');
  await lead.command('/progress update 2.3 green The tool is drafted.');
  for (const day of ['09', '16', '23']) {
    await living.jumpTo(`2024-09-${day}T08:00:00Z`);
    await lead.command('/progress update 2.3 no change');
  }
  const beforeThird = (await living.channel()).filter(({ threadOf }) => !threadOf).at(-1);

  await living.jumpTo('2024-09-27T09:00:00Z');

  const third = (await living.channel()).filter(({ threadOf }) => !threadOf).at(-1);
  expect(JSON.stringify(beforeThird)).not.toContain('no change');
  expect(JSON.stringify(third)).toMatch(/no change/i);
});
