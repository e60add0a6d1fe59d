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

test('what is more than a platform can show waits for the next time', () => {
  const actions = Array.from({ length: 34 }, (_, index) => working('amber', { ref: `4.${index}` }));
  const form = noChangeForm(context, { period, actions });
  expect(form.groups).toHaveLength(10);
  expect(form.above.at(-1)).toMatchObject({
    spans: [{ text: '24 more actions after these: press No change again.' }],
  });
});
