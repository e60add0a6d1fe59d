import type { FieldError, FieldFault } from '../core/field-error.ts';
import { explain } from './refusals.ts';

const faults: Readonly<Record<FieldFault, string>> = {
  'not-a-day': 'Give a day, such as 2026-10-01; "ongoing" is not one.',
  'day-in-the-past': 'Give a day that is not in the past.',
  'day-in-the-future': 'Give a day that is not in the future.',
  'needs-status': 'Choose a status.',
  'needs-sentence': 'Say in one sentence what has been done since last time.',
  'needs-impact': 'Say what difference it made: a completed action needs that.',
  'needs-measure': 'Give the value that was measured, or empty the date.',
  'needs-new-due-day': 'Give the new date, or empty the reason.',
  'needs-new-due-reason': 'Say why the due date moves.',
  'due-each-occasion':
    'It is due at each occasion, so no date moves. Empty the date and the reason.',
  'needs-ask-kind': 'Choose what you need: a decision, support or information.',
  'needs-ask-text': 'Say what you need from the Executive.',
  'sentence-without-status': 'Choose a status, or clear the sentence to leave this for later.',
  'sentence-with-no-change': 'No change takes no sentence: choose a colour, or clear the sentence.',
};

/** What is said beside a field: what is wrong, and the mend. */
export function fieldErrorWords(error: FieldError): string {
  switch (error.kind) {
    case 'refused':
      return error.reasons.map(explain).join(' ');
    case 'day-too-far-off':
      return `Give a day within ${error.years} years; this one looks like a slip in the year.`;
    default:
      return faults[error.kind];
  }
}
