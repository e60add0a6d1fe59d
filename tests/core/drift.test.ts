import { expect, test } from 'vitest';
import { driftOf, type PeriodAnswer } from '../../src/core/drift.ts';

const working = { state: 'in-progress', dueMoves: 0 } as const;
const said = (rag: PeriodAnswer['rag'] & string, noChange = false) => ({ rag, noChange });

test('amber or red in three answers running is drift', () => {
  const answers = [said('amber'), said('amber'), said('amber'), said('green')];
  expect(driftOf(working, answers)).toEqual([{ kind: 'unchanged', rag: 'amber', periods: 3 }]);
});

test('amber in two answers running is not', () => {
  expect(driftOf(working, [said('amber'), said('amber'), said('red')])).toEqual([]);
});

test('green for a year is not', () => {
  expect(
    driftOf(
      working,
      Array.from({ length: 50 }, () => said('green')),
    ),
  ).toEqual([]);
});

test('three No changes running are drift, whatever the colour', () => {
  const answers = [said('green', true), said('green', true), said('green', true), said('green')];
  expect(driftOf(working, answers)).toEqual([{ kind: 'no-change', times: 3 }]);
});

test('a No change that was interrupted starts again', () => {
  const answers = [said('green', true), said('green'), said('green', true), said('green', true)];
  expect(driftOf(working, answers)).toEqual([]);
});

test('each move of the due date is counted', () => {
  expect(driftOf({ ...working, dueMoves: 2 }, [])).toEqual([{ kind: 'moved', moves: 2 }]);
});

test('one action can drift in every way at once', () => {
  const answers = [said('red', true), said('red', true), said('red', true)];
  expect(driftOf({ ...working, dueMoves: 1 }, answers).map(({ kind }) => kind)).toEqual([
    'unchanged',
    'no-change',
    'moved',
  ]);
});

test.each(['complete-claimed', 'complete-accepted', 'paused', 'closed-not-done'] as const)(
  'an action that is %s does not drift any more',
  (state) => {
    const answers = [said('red', true), said('red', true), said('red', true)];
    expect(driftOf({ state, dueMoves: 3 }, answers)).toEqual([]);
  },
);
