/** Kinds of text that are never stored. */
export type BlockKind =
  | 'nhs-number'
  | 'learner-number'
  | 'pupil-number'
  | 'national-insurance'
  | 'police-reference'
  | 'date-of-birth';

/** What each kind is called. "Looks like", says whoever names one: about 1 in 11 ten-digit numbers passes as an NHS number by chance. */
export const blockKindNames: Readonly<Record<BlockKind, string>> = {
  'nhs-number': 'an NHS number',
  'learner-number': 'a unique learner number',
  'pupil-number': 'a unique pupil number',
  'national-insurance': 'a National Insurance number',
  'police-reference': 'a police reference',
  'date-of-birth': 'a date of birth',
};

/** A place in a text, never the text itself: it may be logged and shown. */
export type Finding = {
  readonly kind: BlockKind;
  readonly severity: 'block';
  /** In UTF-16 units of the original text; `to` is just after the last. */
  readonly from: number;
  readonly to: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
};

/** A stretch of normalised text: `to` is just after its last unit. */
export type Span = { readonly from: number; readonly to: number };
