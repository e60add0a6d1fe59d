import { expect, test } from 'vitest';
import { checkReport } from '../../src/core/report-check.ts';

const errorsOf = (values: Record<string, string>) => {
  const said = { status: 'green', sentence: 'Ran two sessions.', ...values };
  const checked = checkReport(said, '2024-09-16');
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
    measuredOn: 'Give a day that is not in the future.',
  });
});

test('a due date more than five years off is taken for a slip', () => {
  const newDueReason = 'The venue was lost.';
  expect(errorsOf({ newDueReason, newDueOn: '2029-09-16' })).toEqual({});
  for (const newDueOn of ['2029-09-17', '9999-01-01']) {
    expect(errorsOf({ newDueReason, newDueOn })).toEqual({
      newDueOn: 'Give a day within 5 years; this one looks like a slip in the year.',
    });
  }
});
