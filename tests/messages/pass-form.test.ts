import { expect, test } from 'vitest';
import { passForm } from '../../src/messages/pass-form.ts';
import { choicesOf } from '../support/form-reading.ts';
import { context, earlyHelp, fathers } from '../support/message-builders.ts';

test('passing asks which sub-group, or all of them', () => {
  const form = passForm(context, { requestId: 'request', subGroups: [fathers, earlyHelp] });
  expect(choicesOf(form, 0)).toEqual(['g-fathers', 'g-early', 'all']);
  expect(form.state).toBe('pass/cyscp/request');
});
