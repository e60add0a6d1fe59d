import { expect, test } from 'vitest';
import { andList, counted, someOf, times } from '../../src/messages/counted.ts';

test('one is one, and thousands have a comma', () => {
  expect(counted(1, 'action')).toBe('1 action');
  expect(counted(0, 'action')).toBe('0 actions');
  expect(counted(1_204, 'person', 'people')).toBe('1,204 people');
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j reads "%s"', (parts, words) => {
  expect(andList(parts)).toBe(words);
});

test('of a long list the first are named and the rest is counted', () => {
  expect(someOf(['4.1', '4.2', '4.3', '4.4'], 2)).toBe('4.1, 4.2 and 2 more');
  expect(someOf(['4.1', '4.2'], 2)).toBe('4.1 and 4.2');
});

test('once, twice, then a figure', () => {
  expect([1, 2, 3].map(times)).toEqual(['once', 'twice', '3 times']);
});
