import { expect, test } from 'vitest';
import { isReferencePattern, spansLike } from '../../src/core/privacy-pattern.ts';

test.each(['12-##-#######', 'NYP-########', 'CR/#####/##', '@@ ######'])(
  '%j may be used',
  (pattern) => {
    expect(isReferencePattern(pattern)).toBe(true);
  },
);

test.each([
  ['', 'is empty'],
  ['the', 'could block words'],
  ['NYP-####', 'has fewer than five digits'],
  ['#####-', 'ends in a gap'],
  ['-#####', 'begins with a gap'],
  ['###--###', 'has two gaps side by side'],
  ['(\\d+)+####', 'is a regular expression'],
  ['#'.repeat(41), 'is too long'],
])('%j may not be used: it %s', (pattern) => {
  expect(isReferencePattern(pattern)).toBe(false);
});

test('a dash in the pattern may be absent, a space may not', () => {
  expect(spansLike('AB123', 'AB-###')).toEqual([{ from: 0, to: 5 }]);
  expect(spansLike('AB123', 'AB ###')).toEqual([]);
  expect(spansLike('AB - 123', 'AB ###')).toEqual([{ from: 0, to: 8 }]);
});

test('a longer number or word is not the pattern', () => {
  expect(spansLike('1234', '###')).toEqual([]);
  expect(spansLike('CAB123', 'AB###')).toEqual([]);
});

test('a dot is a dot', () => {
  expect(spansLike('1x2', '#.#')).toEqual([]);
  expect(spansLike('1.2', '#.#')).toEqual([{ from: 0, to: 3 }]);
});
