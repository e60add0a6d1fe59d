import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clause, excerpt, sentence, titleExcerpt } from '../../src/messages/excerpt.ts';

test('short text stays as it was typed', () => {
  expect(excerpt('**bold** <!channel> [press](me)', 60)).toBe('**bold** <!channel> [press](me)');
});

test('white space and line breaks become one space', () => {
  expect(excerpt(' one\n\ttwo\u00a0 three\u2028four ', 60)).toBe('one two three four');
});

test('text cannot turn around what stands after it', () => {
  expect(excerpt('turned \u202eround\u2066', 60)).toBe('turned round');
});

test('what is cut ends in three dots, and is no longer than allowed', () => {
  expect(excerpt('abcdefghij', 6)).toBe('abcde…');
  expect(excerpt('abcde fghij', 7)).toBe('abcde…');
});

test('a letter made of several characters is never cut through', () => {
  const family = '👩‍👧‍👦';
  expect(excerpt(family.repeat(3), family.length * 2 + 3)).toBe(`${family.repeat(2)}…`);
  expect(excerpt(family.repeat(3), family.length * 2)).toBe(`${family}…`);
});

test('never longer than allowed, and never half a pair of surrogates', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 2, max: 80 }),
      (text, most) => {
        const cut = excerpt(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
      },
    ),
  );
});

test('text far too long to look at is cut all the same', () => {
  expect(excerpt(`${' '.repeat(1_000_000)}end`, 10)).toBe('…');
});

test.each([
  ['Venue lost', 'Venue lost.'],
  ['Venue lost.', 'Venue lost.'],
  ['Which venue?', 'Which venue?'],
  ['He said "no."', 'He said "no."'],
  ['', ''],
])('as a sentence, %j is %j', (text, ended) => {
  expect(sentence(text, 60)).toBe(ended);
});

test.each([
  ['Venue lost.', 'Venue lost'],
  ['Venue lost; ', 'Venue lost'],
  ['And so on...', 'And so on...'],
])('as a clause, %j is %j', (text, open) => {
  expect(clause(text, 60)).toBe(open);
});

test('a title is cut after a whole word, where that leaves half of it', () => {
  const title = 'Train practitioners across agencies';
  expect(titleExcerpt(title, 35)).toBe(title);
  expect(titleExcerpt(title, 22)).toBe('Train practitioners…');
  expect(titleExcerpt(title, 20)).toBe('Train practitioners…');
  expect(titleExcerpt('Train the practitioners', 15)).toBe('Train the…');
  expect(titleExcerpt('A practitionerswithoutaspace', 12)).toBe('A practitio…');
});
