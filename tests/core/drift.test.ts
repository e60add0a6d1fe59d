import { expect, test } from 'vitest';
import { driftOf, isEvidence, type PeriodAnswer } from '../../src/core/drift.ts';

const working = { state: 'in-progress', dueMoves: 0 } as const;
const said = (rag: PeriodAnswer['rag'] & string, noChange = false) => ({
  rag,
  noChange,
  evidenced: false,
});
const evidenced = { ...said('green'), evidenced: true };

test('amber or red in three answers running is drift', () => {
  const answers = [said('amber'), said('amber'), said('amber'), said('green')];
  expect(driftOf(working, answers)).toEqual([{ kind: 'unchanged', rag: 'amber', periods: 3 }]);
});

test('amber in two answers running is not', () => {
  expect(driftOf(working, [said('amber'), said('amber'), said('red')])).toEqual([]);
});

test('green for a year that shows a difference each time is not', () => {
  expect(
    driftOf(
      working,
      Array.from({ length: 50 }, () => evidenced),
    ),
  ).toEqual([]);
});

test('green in three answers running that show no difference is drift', () => {
  const answers = [said('green'), said('green'), said('green'), evidenced];
  expect(driftOf(working, answers)).toEqual([{ kind: 'unevidenced', periods: 3 }]);
});

test.each([
  ['two answers', [said('green'), said('green')]],
  ['two answers since a difference was shown', [said('green'), said('green'), evidenced]],
  ['two answers since it was amber', [said('green'), said('green'), said('amber')]],
  ['answers before one that shows a difference', [evidenced, ...Array(3).fill(said('green'))]],
] as const)('green without a difference in %s is not', (_, answers) => {
  expect(driftOf(working, answers)).toEqual([]);
});

test('green of an action that is not in progress any more needs no evidence', () => {
  const answers = [said('green'), said('green'), said('green')];
  expect(driftOf({ ...working, state: 'not-started' }, answers)).toEqual([]);
});

test.each([
  [true, 'measured', true],
  [true, 'early-sign', true],
  [true, undefined, true],
  [true, 'activity-only', false],
  [true, 'none', false],
  [false, 'measured', false],
  [false, undefined, false],
] as const)(
  'a difference described: %s, of strength %s, is evidence: %s',
  (impact, strength, is) => {
    const impactStrength = strength ? { impactStrength: strength } : {};
    expect(isEvidence({ impact, ...impactStrength })).toBe(is);
  },
);

test.each(['green', 'amber', 'red'] as const)('three No changes running at %s are drift', (rag) => {
  const answers = [said(rag, true), said(rag, true), said(rag, true), said(rag)];
  expect(driftOf(working, answers)).toContainEqual({ kind: 'no-change', times: 3 });
});

test('a No change that was interrupted starts again', () => {
  const answers = [said('green', true), evidenced, said('green', true), said('green', true)];
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
