import { expect, test } from 'vitest';
import { formToOpenCard } from '../../src/messages/form-to-open.ts';
import { readPress } from '../../src/messages/token.ts';

const form = {
  title: '2.3 Audit the records',
  above: [],
  groups: [],
  submitLabel: 'Save',
  buttons: [],
  state: 'update/cyscp/action/period/0',
};
const wordsIn = (typed: string) =>
  readPress(formToOpenCard(form, typed).buttons[0]?.press ?? '')?.args.join(' ');

test('one press runs again what was typed', () => {
  const card = formToOpenCard(form, '/progress update 2.3 complete All is read.');

  expect(card.fallback).toBe(
    '2.3 Audit the records. The form asks for the rest. What you typed is in it.',
  );
  expect(card.buttons).toMatchObject([{ label: 'Open the form', style: 'primary' }]);
  expect(wordsIn('/progress update 2.3 complete All is read.')).toBe(
    'progress update 2.3 complete All is read.',
  );
});

test('what is too long for a button is to be copied', () => {
  const typed = `progress update 2.3 complete ${'All is read. '.repeat(100)}`;

  expect(wordsIn(typed)).toBe('progress update 2.3');
  expect(formToOpenCard(form, typed).fallback).toContain('Copy what you typed into it.');
});
