import type { Refusal } from './privacy.ts';

/** What is wrong with a field that was filled in, or left blank, where its kind says all of it. */
export type FieldFault =
  | 'not-a-day'
  | 'day-in-the-past'
  | 'day-in-the-future'
  | 'needs-status'
  | 'needs-sentence'
  | 'needs-impact'
  | 'needs-measure'
  | 'needs-new-due-day'
  | 'needs-new-due-reason'
  | 'due-each-occasion'
  | 'needs-ask-kind'
  | 'needs-ask-text'
  /** A sentence without a status, where both may be blank. */
  | 'sentence-without-status'
  | 'sentence-with-no-change';

/** What is wrong with one field of a form; `messages` says it. */
export type FieldError =
  | { readonly kind: FieldFault }
  | { readonly kind: 'day-too-far-off'; readonly years: number }
  | { readonly kind: 'refused'; readonly reasons: readonly Refusal[] };
