import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { errorsOf } from '../support/living-person.ts';
import { formOf, textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const moving = {
  ...{ status: 'green', sentence: 'The films are ready.' },
  ...{ newDueOn: '2025-05-31', newDueReason: 'The venue was lost.' },
};

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

const opens = async (person: string) =>
  formOf(await living.as(person).command('/progress update 1.1'));

it('a moved date is told to the lead, who was asked, and to the chair, who was not', async () => {
  for (const person of ['lead-fathers', 'chair-fathers']) {
    const reply = await living.as(person).submits(await opens(person), moving);

    expect(textOf(reply)).toContain('now due 31 May 2025');
  }
});

it('a date that a later period moved stands, and an edit of the earlier one says so', async () => {
  const lead = living.as('lead-fathers');
  await lead.submits(await opens('lead-fathers'), moving);
  const receipt = await lead.card(/Thank you/);
  await living.jumpTo('2024-09-09T08:00:00Z');
  await lead.submits(await opens('lead-fathers'), { ...moving, newDueOn: '2025-06-30' });

  const form = formOf(await lead.presses(receipt, 'Edit', '1.1'));
  const reply = await lead.submits(form, { newDueOn: '2025-04-30' });

  expect(textOf(reply)).toContain('still due 30 June 2025');
});

it('a date typed for what became due at each occasion is refused, and stays in the form', async () => {
  const form = await opens('lead-fathers');
  await living.changesPlan({
    actions: living.plan.actions.map((action) =>
      action.ref === '1.1' ? { ...action, due: { each: 'case review' } } : action,
    ),
  });

  const again = formOf(await living.as('lead-fathers').submits(form, moving));

  expect(errorsOf(again)).toEqual({
    newDueOn: 'It is due at each occasion, so no date moves. Empty the date and the reason.',
  });
  expect(await living.revisions()).toEqual([]);
});
