import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import type { Form, FormValues } from '../../src/messages/form.ts';
import { fieldsOf } from '../support/form-reading.ts';
import { formOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const values = { status: 'amber', sentence: 'The venue is lost.' };

let workspace: LivingWorkspace;
let living: LivingPartnership;
let form: Form;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
  const lead = living.as('lead-police');
  form = formOf(await lead.presses(await lead.card(/needs an/), 'Update'));
});

/** The form was sent with these, and had not all fields that belong to them. */
function sendsTooEarly(state: string, typed: FormValues): Promise<Reply> {
  const { from, sends } = living.as('lead-police');
  return sends({
    from,
    eventId: `sent-${JSON.stringify(typed)}`,
    kind: 'change',
    state,
    values: typed,
    onSubmit: true,
  });
}

it('a form that was sent without what amber asks for comes back as it was filled in, and says that it is not saved', async () => {
  const before = await workspace.whatIsStored();

  const again = formOf(await sendsTooEarly(form.state, values));

  expect(again.above[0]).toEqual({
    kind: 'text',
    tone: 'warning',
    spans: [
      {
        text: 'Not saved yet. Amber also asks what you need from the Executive: say so below, or leave it, then Save.',
      },
    ],
  });
  expect(again.above.slice(1)).toEqual(form.above);
  expect(again.state).toBe(form.state);
  expect(fieldsOf(again)).toEqual(expect.arrayContaining(Object.entries(values)));
  expect(await workspace.whatIsStored()).toEqual(before);
});

it('what is wrong in it is said at once, so that nobody is shown an NHS number as if it could be saved', async () => {
  const typed = { status: 'amber', sentence: 'Wrote about 943 476 5919.' };

  const again = formOf(await sendsTooEarly(form.state, typed));

  const [sentence] = again.groups.flatMap(({ fields }) =>
    fields.filter(({ name }) => name === 'sentence'),
  );
  expect(sentence?.error).toContain('NHS number');
});

it('a form that is only being filled in says nothing of being saved', async () => {
  const again = formOf(await living.as('lead-police').changes(form, values));

  expect(again.above).toEqual(form.above);
});

it('a form without more to ask is not drawn again', async () => {
  expect(await sendsTooEarly('pass/p/r', { subGroup: 'all' })).toEqual({ kind: 'none' });
});
