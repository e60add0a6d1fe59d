import { expect, test } from 'vitest';
import { formLeftCard } from '../../src/messages/in-place.ts';
import { readAloud } from '../support/message-builders.ts';

test('a form that was left says nothing of pages that were saved before', () => {
  expect(readAloud(formLeftCard())).toBe(
    `# Closed
This form was not saved. Type /progress mine to see what you owe.`,
  );
});
