import { describe, expect, test } from 'vitest';
import { checkReport } from '../../src/core/report-check.ts';
import type { Report } from '../../src/core/status-update.ts';
import { typed } from '../support/reporting-builder.ts';

const errorsOf = (values: Record<string, string>, edited?: Report) => {
  const said = { status: 'green', sentence: 'Ran two sessions.', ...values };
  const checked = checkReport(said, '2024-09-16', edited ? { edited } : {});
  return checked.ok ? {} : checked.errors;
};

test('a reason for moving the date needs the date', () => {
  expect(errorsOf({ newDueReason: 'The venue was lost.' })).toEqual({
    newDueOn: { kind: 'needs-new-due-day' },
  });
});

test('a date of measuring needs the value', () => {
  expect(errorsOf({ measuredOn: '2024-09-16' })).toEqual({
    measure: { kind: 'needs-measure' },
  });
});

test('what was measured was not measured in the future', () => {
  const measure = '62%';
  expect(errorsOf({ measure, measuredOn: '2024-09-16' })).toEqual({});
  expect(errorsOf({ measure, measuredOn: '2024-09-17' })).toEqual({
    measuredOn: { kind: 'day-in-the-future' },
  });
});

test('a due date more than five years off is taken for a slip', () => {
  const newDueReason = 'The venue was lost.';
  expect(errorsOf({ newDueReason, newDueOn: '2029-09-16' })).toEqual({});
  for (const newDueOn of ['2029-09-17', '9999-01-01']) {
    expect(errorsOf({ newDueReason, newDueOn })).toEqual({
      newDueOn: { kind: 'day-too-far-off', years: 5 },
    });
  }
});

describe('an edit after its days have passed', () => {
  const passed = '2024-09-12';
  const edited: Report = {
    state: 'in-progress',
    rag: 'amber',
    sentence: typed('The venue is lost.'),
    newDueOn: passed,
    newDueReason: typed('The venue was lost.'),
    ask: { kind: 'support', text: typed('A room.'), neededByOn: passed },
  };
  const same = {
    status: 'amber',
    newDueOn: passed,
    newDueReason: 'The venue was lost.',
    askKind: 'support',
    askText: 'A room.',
    askBy: passed,
  };

  test('may leave them as they are', () => {
    expect(errorsOf(same, edited)).toEqual({});
  });

  test('may not give another day that is past', () => {
    const others = { ...same, newDueOn: '2024-09-11', askBy: '2024-09-13' };
    expect(errorsOf(others, edited)).toEqual({
      newDueOn: { kind: 'day-in-the-past' },
      askBy: { kind: 'day-in-the-past' },
    });
  });
});

test('what is due at each occasion is given no new date', () => {
  const said = { status: 'green', sentence: 'Ran two sessions.' };
  const wrong = { ok: false, errors: { newDueOn: { kind: 'due-each-occasion' } } };
  for (const typed of [{ newDueOn: '2024-10-01' }, { newDueReason: 'The venue was lost.' }]) {
    const checked = checkReport({ ...said, ...typed }, '2024-09-16', { dueEach: 'case review' });
    expect(checked).toEqual(wrong);
  }
});
