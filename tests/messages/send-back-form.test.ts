import { expect, test } from 'vitest';
import { sendBackForm } from '../../src/messages/completion.ts';
import { action, context } from '../support/message-builders.ts';

test('a title too long for the form that sends back is cut after a whole word', () => {
  const title = 'Deliver training on contextual safeguarding to 200 practitioners';
  const form = sendBackForm(context, { action: action({ title }), updateId: 'update' });
  expect(form.title).toBe('Send back 4.1 Deliver training on contextual safeguarding to 200…');
});
