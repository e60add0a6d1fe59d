import type { FieldError } from './field-error.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import type { LocalDate } from './local-date.ts';
import type { TypedText } from './privacy.ts';
import type { ActionState, Rag } from './rag.ts';
import { readDays } from './report-days.ts';
import type { AskKind, ImpactStrength, NewAsk, Report } from './status-update.ts';

/** The names of the update form's fields. */
export const updateFields = [
  'status',
  'sentence',
  'askKind',
  'askText',
  'askOfWhom',
  'askBy',
  'impact',
  'impactStrength',
  'voice',
  'measure',
  'measuredOn',
  'nextSteps',
  'newDueOn',
  'newDueReason',
  'issue',
  'mitigation',
  'effect',
] as const;
export type UpdateField = (typeof updateFields)[number];

/** What the status choice can be: a RAG while the work is in progress, else the state. */
export const statusChoices = ['green', 'amber', 'red', 'not-started', 'complete'] as const;
export type StatusChoice = (typeof statusChoices)[number];

export const impactStrengths: readonly ImpactStrength[] = [
  'none',
  'activity-only',
  'early-sign',
  'measured',
];
export const askKinds: readonly AskKind[] = ['decision', 'support', 'information'];

/** Words allowed: "up to 250 words" for what was done, "up to 200" for next steps; characters as a form can carry. */
export const limits = {
  sentence: { maxWords: 250, maxCharacters: 2_500 },
  nextSteps: { maxWords: 200, maxCharacters: 2_000 },
  detail: { maxWords: 250, maxCharacters: 2_500 },
  short: { maxCharacters: 200 },
} as const;

export type Checked<Value, Field extends string = UpdateField> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Readonly<Partial<Record<Field, FieldError>>> };

/** What a report is about, as far as its check goes. */
export interface ReportedOn {
  /** The report that this one takes the place of: its days may have passed since. */
  readonly edited?: Report | undefined;
  /** "case review": it is due after each one, and has no date to move. */
  readonly dueEach?: string | undefined;
}

/**
 * Reads what was filled in as a report. Every text goes through the privacy door here.
 * Gives every error at once, by field. `todayOn` is the partnership's local date.
 */
export function checkReport(
  values: Readonly<Record<string, string>>,
  todayOn: LocalDate,
  { edited, dueEach }: ReportedOn = {},
): Checked<Report> {
  const fields = readFields<UpdateField>(values);
  const status = fields.choice('status', statusChoices);
  if (!status) fields.need('status', 'needs-status');
  const sentence = fields.text('sentence', limits.sentence);
  if (!sentence) fields.need('sentence', 'needs-sentence');
  const details = readDetails(fields, todayOn, edited);
  if (status === 'complete' && !details.impact) fields.need('impact', 'needs-impact');
  checkMove(fields, details, dueEach);
  const isTrouble = status === 'amber' || status === 'red';
  const ask = isTrouble ? readAsk(fields, todayOn, edited?.ask) : undefined;
  if (!status || !sentence || Object.keys(fields.errors).length > 0) {
    return { ok: false, errors: fields.errors };
  }
  return {
    ok: true,
    value: { ...standingOf(status), sentence, ...details, ...(ask ? { ask } : {}) },
  };
}

/** The state and RAG that a choice means; complete is a claim until it is accepted. */
export function standingOf(status: StatusChoice): { state: ActionState; rag?: Rag } {
  if (status === 'complete') return { state: 'complete-claimed' };
  if (status === 'not-started') return { state: 'not-started' };
  return { state: 'in-progress', rag: status };
}

/** The choice that stands for a state and RAG; undefined where the form has none for it. */
export function choiceOf(state: ActionState, rag?: Rag): StatusChoice | undefined {
  if (state === 'in-progress') return rag;
  if (state === 'complete-claimed' || state === 'complete-accepted') return 'complete';
  return state === 'not-started' ? 'not-started' : undefined;
}

const detailLimits = {
  impact: limits.detail,
  voice: limits.detail,
  measure: limits.short,
  nextSteps: limits.nextSteps,
  newDueReason: limits.detail,
  issue: limits.detail,
  mitigation: limits.detail,
  effect: limits.detail,
} as const;
const detailFields = [
  'impact',
  'voice',
  'measure',
  'nextSteps',
  'newDueReason',
  'issue',
  'mitigation',
  'effect',
] as const;

type Details = Partial<Record<(typeof detailFields)[number], TypedText>> &
  Pick<Report, 'impactStrength' | 'measuredOn' | 'newDueOn'>;

function readDetails(
  fields: FieldReader<UpdateField>,
  todayOn: LocalDate,
  edited: Report | undefined,
): Details {
  const typed: Partial<Record<(typeof detailFields)[number], TypedText>> = {};
  for (const field of detailFields) {
    const text = fields.text(field, detailLimits[field]);
    if (text) typed[field] = text;
  }
  const impactStrength = fields.choice('impactStrength', impactStrengths);
  const { measuredOn, newDueOn } = readDays(fields, todayOn, edited);
  if (measuredOn && !typed.measure) fields.need('measure', 'needs-measure');
  return {
    ...typed,
    ...(impactStrength ? { impactStrength } : {}),
    ...(measuredOn ? { measuredOn } : {}),
    ...(newDueOn ? { newDueOn } : {}),
  };
}

/** A date moves for a reason, and only where there is one date. */
function checkMove(
  fields: FieldReader<UpdateField>,
  { newDueOn, newDueReason }: Pick<Report, 'newDueOn' | 'newDueReason'>,
  dueEach: string | undefined,
): void {
  if (dueEach) {
    if (newDueOn || newDueReason) fields.need('newDueOn', 'due-each-occasion');
    return;
  }
  if (newDueOn && !newDueReason) fields.need('newDueReason', 'needs-new-due-reason');
  if (!newDueOn && newDueReason) fields.need('newDueOn', 'needs-new-due-day');
}

function readAsk(
  fields: FieldReader<UpdateField>,
  todayOn: LocalDate,
  edited: NewAsk | undefined,
): NewAsk | undefined {
  const kind = fields.choice('askKind', [...askKinds, 'nothing']);
  // Whoever chose "nothing" after all may have left words in fields that are hidden now.
  if (kind === 'nothing') return undefined;
  const text = fields.text('askText', limits.detail);
  const ofWhom = fields.text('askOfWhom', limits.short);
  const neededByOn = fields.day('askBy', { stands: edited?.neededByOn, from: todayOn });
  if (kind && text) {
    return {
      kind,
      text,
      ...(ofWhom ? { ofWhom } : {}),
      ...(neededByOn ? { neededByOn } : {}),
    };
  }
  if (kind) fields.need('askText', 'needs-ask-text');
  if (text) fields.need('askKind', 'needs-ask-kind');
  return undefined;
}
