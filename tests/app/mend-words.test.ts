import { expect, test } from 'vitest';
import { mendedWords } from '../../src/app/mend-words.ts';

const names = ['Fathers', 'Early Help', 'Tackling child exploitation', 'Engaging with Fathers'];

test.each([
  ['fathrs', 'Fathers'],
  ['FATHRES', 'Fathers'],
  ['exploitaton', 'exploitation'],
  ['erly hlep', 'Early Help'],
  ['child exploitaton', 'child exploitation'],
])('"%s" is mended to "%s"', (typed, mended) => {
  expect(mendedWords(typed, names)).toBe(mended);
});

test.each(['mothers', 'zebra', 'fathrs zebra', 'x', ''])('"%s" is near to none', (typed) => {
  expect(mendedWords(typed, names)).toBeUndefined();
});

test('words that fit, each of another name, are together of none', () => {
  expect(mendedWords('fathers exploitation', names)).toBeUndefined();
});

test('a whole paragraph is no misspelt name', () => {
  expect(mendedWords('fathrs '.repeat(9), names)).toBeUndefined();
});
