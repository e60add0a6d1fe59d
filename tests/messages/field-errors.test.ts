import { expect, test } from 'vitest';
import { checkBriefly } from '../../src/core/report-brief.ts';
import { checkReport } from '../../src/core/report-check.ts';
import { fieldErrorWords } from '../../src/messages/field-errors.ts';

function wordsOf(checked: ReturnType<typeof checkReport> | ReturnType<typeof checkBriefly>) {
  if (checked.ok) return {};
  const said = Object.entries(checked.errors).map(([field, error]) => [
    field,
    fieldErrorWords(error),
  ]);
  return Object.fromEntries(said);
}

test('a form with nothing in it is told what it needs', () => {
  expect(wordsOf(checkReport({}, '2024-09-16'))).toEqual({
    status: 'Choose a status.',
    sentence: 'Say in one sentence what has been done since last time.',
  });
});

test.each([
  [
    { status: 'complete' },
    { impact: 'Say what difference it made: a completed action needs that.' },
  ],
  [
    { measuredOn: '2024-09-16' },
    { measure: 'Give the value that was measured, or empty the date.' },
  ],
  [{ newDueReason: 'Lost.' }, { newDueOn: 'Give the new date, or empty the reason.' }],
  [{ newDueOn: '2024-10-01' }, { newDueReason: 'Say why the due date moves.' }],
  [
    { newDueOn: 'ongoing', newDueReason: 'Lost.' },
    { newDueOn: 'Give a day, such as 2026-10-01; "ongoing" is not one.' },
  ],
  [
    { newDueOn: '2024-09-15', newDueReason: 'Lost.' },
    { newDueOn: 'Give a day that is not in the past.' },
  ],
  [
    { newDueOn: '2029-09-17', newDueReason: 'Lost.' },
    { newDueOn: 'Give a day within 5 years; this one looks like a slip in the year.' },
  ],
  [
    { measure: '62%', measuredOn: '2024-09-17' },
    { measuredOn: 'Give a day that is not in the future.' },
  ],
  [{ status: 'red', askKind: 'decision' }, { askText: 'Say what you need from the Executive.' }],
  [
    { status: 'red', askText: 'A room.' },
    { askKind: 'Choose what you need: a decision, support or information.' },
  ],
  [
    { impact: '943 476 5919' },
    { impact: 'This looks like an NHS number. Nothing was stored. Take it out and send again.' },
  ],
])('%j is answered with the mend', (values, said) => {
  const filled = { status: 'green', sentence: 'Ran two sessions.', ...values };
  expect(wordsOf(checkReport(filled, '2024-09-16'))).toEqual(said);
});

test.each([
  ['', 'Met.', { status: 'Choose a status, or clear the sentence to leave this for later.' }],
  [
    'no-change',
    'Met.',
    { status: 'No change takes no sentence: choose a colour, or clear the sentence.' },
  ],
  ['green', '', { sentence: 'Say in one sentence what has been done since last time.' }],
])(
  'a row with the status "%s" and the sentence "%s" says what is missing',
  (status, sentence, said) => {
    expect(wordsOf(checkBriefly(status, sentence))).toEqual(said);
  },
);
