import { expect, test } from 'vitest';
import {
  directionOfTravel,
  markOf,
  markText,
  noUpdateMark,
  ragMarks,
  stateMarks,
} from '../../src/core/rag.ts';

test('every mark has a shape and a word of its own', () => {
  const marks = [...Object.values(ragMarks), ...Object.values(stateMarks), noUpdateMark];
  expect(new Set(marks.map((mark) => mark.symbol)).size).toBe(10);
  expect(new Set(marks.map((mark) => mark.word)).size).toBe(10);
});

test('marks read as a symbol and a word', () => {
  expect(markText(ragMarks.green)).toBe('● Green');
  expect(markText(ragMarks.amber)).toBe('▲ Amber');
  expect(markText(ragMarks.red)).toBe('■ Red');
  expect(markText(stateMarks['complete-accepted'])).toBe('✓ Complete');
  expect(markText(stateMarks['not-started'])).toBe('○ Not started');
  expect(markText(noUpdateMark)).toBe('– No update');
});

test('an action in progress shows its RAG', () => {
  expect(markOf('in-progress', 'red')).toEqual({ symbol: '■', word: 'Red' });
});

test('an action in progress without a RAG says that it is in progress', () => {
  expect(markText(markOf('in-progress'))).toBe('▷ In progress');
});

test('an action that is not in progress shows its state, whatever RAG it last had', () => {
  expect(markText(markOf('paused', 'green'))).toBe('‖ Paused');
  expect(markText(markOf('complete-claimed', 'green'))).toBe('◇ Complete, not yet accepted');
});

test.each([
  ['red', 'amber', 'better'],
  ['red', 'green', 'better'],
  ['amber', 'green', 'better'],
  ['amber', 'amber', 'same'],
  ['green', 'amber', 'worse'],
  ['green', 'red', 'worse'],
] as const)('from %s to %s is %s', (previous, latest, direction) => {
  expect(directionOfTravel(previous, latest)).toBe(direction);
});

test('one RAG alone has no direction', () => {
  expect(directionOfTravel(undefined, 'green')).toBe(undefined);
  expect(directionOfTravel('green', undefined)).toBe(undefined);
});
