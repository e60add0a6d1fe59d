import { expect, test } from 'vitest';
import { noChangeForm } from '../../src/messages/no-change-form.ts';
import { choicesOf, fieldsOf } from '../support/form-reading.ts';
import { context, period, working } from '../support/message-builders.ts';

test('No change has every action chosen, and shows what is repeated', () => {
  const form = noChangeForm(context, { period, actions: [working('amber')] });
  expect(fieldsOf(form)).toEqual([['status:a-4.1', 'no-change']]);
  expect(choicesOf(form, 0)).toEqual(['no-change', 'later']);
  expect(form.groups[0]?.above).toMatchObject([
    { spans: [{ text: '▲ Amber, last update 14 September: Ran two sessions.' }] },
  ]);
});
