import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '../../src/messages/form.ts';
import { errorsOf, filled, labelsOf } from '../support/living-person.ts';
import { livingPlan } from '../support/living-plan.ts';
import { aboveOf, cardOf, formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';
import { planAction } from '../support/plan-builder.ts';

let workspace: LivingWorkspace;
let living: LivingPartnership;
let plans = 0;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());

/** 23 actions of one lead: the later its number, the sooner it is due. */
beforeEach(async () => {
  plans += 1;
  const actions = Array.from({ length: 23 }, (_, index) =>
    planAction({
      ref: `1.${index + 1}`,
      title: `Action ${index + 1}`,
      subGroup: 'fathers',
      due: { on: `2024-10-${String(28 - index).padStart(2, '0')}` },
    }),
  );
  living = await workspace.founds(livingPlan(`many-${plans}`, { actions }));
  await living.jumpTo('2024-09-02T08:00:00Z');
});

const titles = (form: Form) => form.groups.map(({ title }) => title);

/** Fills in every row of the page. */
function green(form: Form) {
  const names = Object.keys(filled(form));
  return Object.fromEntries(
    names.map((name) => [name, name.startsWith('status') ? 'green' : 'All is well.']),
  );
}

async function opens() {
  const lead = living.as('lead-fathers');
  return formOf(await lead.presses(await lead.card(/need an update/), 'Update several'));
}

it('a long prompt lists the most overdue first, ten a page', async () => {
  const lead = living.as('lead-fathers');
  const prompt = await lead.card(/23 actions need an update/);

  const second = cardOf(await lead.presses(prompt, 'More (11 to 20 of 23)'));
  const third = cardOf(await lead.presses(second, 'More (21 to 23 of 23)'));

  const [first] = await lead.reads();
  expect(first).toMatch(/1\.23[\s\S]*1\.14/);
  expect(first).not.toContain('Action 13');
  expect(textOf({ kind: 'card', card: second })).toContain('Action 13');
  expect(textOf({ kind: 'card', card: third })).toContain('Action 1:');
  expect(labelsOf(third)).toContain('Back (11 to 20 of 23)');
});

it('the form has ten a page, each page is saved, and the next one comes by itself', async () => {
  const lead = living.as('lead-fathers');
  const first = await opens();
  const second = formOf(await lead.submits(first, green(first)));
  expect(await living.revisions()).toHaveLength(10);
  const third = formOf(await lead.submits(second, green(second)));

  const last = await lead.submits(third, green(third));

  expect(titles(first)[0]).toContain('1.23');
  expect(aboveOf(first)).toContain('13 more actions after this page.');
  expect([first, second, third].map((form) => form.groups.length)).toEqual([10, 10, 3]);
  expect(textOf(last)).toContain('You owe nothing more for now.');
  expect(await living.revisions()).toHaveLength(23);
});

it('a blank row is left for later, and the rest is saved', async () => {
  const lead = living.as('lead-fathers');
  const form = await opens();
  const [status = '', sentence = ''] = Object.keys(filled(form));

  const reply = await lead.submits(form, { [status]: 'amber', [sentence]: 'The hall is lost.' });

  expect(textOf(reply)).toContain('1.23 is amber');
  expect(textOf(reply)).toContain('22 actions still need an update');
});

it('a row that is half filled in comes back with what is wrong, and the rest is saved', async () => {
  const lead = living.as('lead-fathers');
  const form = await opens();
  const [status = '', sentence = '', status2 = '', sentence2 = ''] = Object.keys(filled(form));

  const reply = formOf(
    await lead.submits(form, {
      [status]: 'amber',
      [status2]: 'green',
      [sentence2]: 'All is well.',
    }),
  );

  expect(titles(reply)).toHaveLength(1);
  expect(errorsOf(reply)).toEqual({
    [sentence]: 'Say in one sentence what has been done since last time.',
  });
  expect(filled(reply)[status]).toBe('amber');
  expect(await living.revisions()).toMatchObject([{ ref: '1.22' }]);
});

it('nothing filled in changes nothing, and says so', async () => {
  const reply = await living.as('lead-fathers').submits(await opens(), {});

  expect(await living.revisions()).toEqual([]);
  expect(textOf(reply)).toContain('every action was left for later');
});

it('a status that is not one of them is refused on its field', async () => {
  const form = await opens();
  const [status = '', sentence = ''] = Object.keys(filled(form));

  const reply = formOf(
    await living.as('lead-fathers').submits(form, { [status]: 'blue', [sentence]: 'All is well.' }),
  );

  expect(Object.keys(errorsOf(reply))).toEqual([status]);
  expect(await living.revisions()).toEqual([]);
});

describe('when the plan changes under an open page', () => {
  async function twoFilledIn() {
    const form = await opens();
    const [first, second] = [await living.actionId('1.23'), await living.actionId('1.22')];
    const values = {
      [`status:${first}`]: 'green',
      [`sentence:${first}`]: 'All is well.',
      [`status:${second}`]: 'red',
      [`sentence:${second}`]: 'The hall is lost.',
    };
    return { form, values, second };
  }

  it('a row that is not theirs any more comes back with why, and the rest is saved', async () => {
    const { form, values, second } = await twoFilledIn();
    await living.changesPlan({
      actions: living.plan.actions.map((action) =>
        action.ref === '1.22' ? { ...action, subGroup: 'police' } : action,
      ),
    });

    const reply = formOf(await living.as('lead-fathers').submits(form, values));

    expect(await living.revisions()).toMatchObject([{ ref: '1.23', sentence: 'All is well.' }]);
    expect(titles(reply)).toHaveLength(1);
    expect(errorsOf(reply)[`status:${second}`]).toContain('Only the lead, deputy or chair');
    expect(filled(reply)[`sentence:${second}`]).toBe('The hall is lost.');
  });

  it('a row that is paused meanwhile comes back with why, and the rest is saved', async () => {
    const { form, values, second } = await twoFilledIn();
    await living.as('coordinator').command('/progress pause 1.22');

    const reply = formOf(await living.as('lead-fathers').submits(form, values));

    expect(await living.revisions()).toMatchObject([{ ref: '1.23' }]);
    expect(errorsOf(reply)[`status:${second}`]).toContain('1.22 is paused');
  });

  it('a row that left the plan is said, and the rest is saved', async () => {
    const { form, values } = await twoFilledIn();
    await living.changesPlan({
      actions: living.plan.actions.filter(({ ref }) => ref !== '1.22'),
    });

    const reply = textOf(await living.as('lead-fathers').submits(form, values));

    expect(reply).toContain('1 action is not in the plan any more, so its answer is not saved.');
    expect(await living.revisions()).toMatchObject([{ ref: '1.23' }]);
  });
});
