import { expect, test } from 'vitest';
import { type PlanProblem, type PlanSource, planErrorOf } from '../../src/core/plan-problem.ts';

const file = { actions: [{ ref: '2.3', measures: [{}] }, {}], schedule: {} };

const sentence = (problem: Partial<PlanProblem>, placeOf: PlanSource['placeOf'] = () => ({})) =>
  planErrorOf({ file, placeOf }, { path: ['actions', 0, 'due'], expected: 'a date', ...problem })
    .sentence;

test.each<[string, ReturnType<PlanSource['placeOf']>, string]>([
  ['a line', { line: 12 }, 'Line 12, action 2.3: due is missing. It should be a date.'],
  [
    'a row of a sheet',
    { line: 12, sheet: 'Plan' },
    'Row 12 of sheet Plan, action 2.3: due is missing. It should be a date.',
  ],
  ['nowhere', {}, 'action 2.3: due is missing. It should be a date.'],
])('a problem is told with %s', (_what, place, expected) => {
  expect(sentence({}, () => place)).toBe(expected);
});

test.each<[PlanProblem['path'], string, string]>([
  [['actions', 0, 'due'], 'action.due', 'action 2.3: due'],
  [['actions', 1, 'due'], 'action.due', 'action 2: due'],
  [['actions', 0, 'measures', 0, 'kind'], 'measure.kind', 'a measure of action 2.3: kind'],
  [['schedule', 'close', 'weekday'], 'schedule.close.weekday', 'schedule: close.weekday'],
  [['people'], 'people', 'people'],
  [['closedDays', 3], 'closedDays', 'closedDays'],
])('the place %j has the name %s', (path, field, beginning) => {
  const error = planErrorOf({ file, placeOf: () => ({}) }, { path, expected: 'good' });

  expect(error.field).toBe(field);
  expect(error.sentence).toBe(`${beginning} is missing. It should be good.`);
});

test.each<[unknown, string]>([
  ['x', '"x"'],
  [2.1, 'the number 2.1'],
  [true, 'true'],
  [new Date('2025-02-01T00:00:00Z'), 'the date 2025-02-01'],
  [[], 'an empty list'],
  [['a', 'b'], 'the list a, b'],
  [[{}], 'a list'],
  [{ a: 1 }, 'a group of fields'],
  ['\u001b[31mred\u0007', '"□[31mred□"'],
  ['turned \u202eround', '"turned □round"'],
  ['x'.repeat(200), `"${'x'.repeat(60)}..."`],
])('%j is shown so that it can do no harm', (found, shown) => {
  expect(sentence({ found })).toBe(`action 2.3: due should be a date, but is ${shown}.`);
});
