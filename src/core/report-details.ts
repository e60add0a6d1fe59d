import type { FieldReader } from './field-reader.ts';
import type { LocalDate } from './local-date.ts';
import type { TypedText } from './privacy.ts';
import { readDays } from './report-days.ts';
import { impactStrengths, limits, type UpdateField } from './report-fields.ts';
import type { Report } from './status-update.ts';

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

/** Everything that the form has folded away, save the ask. */
export function readDetails(
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
export function checkMove(
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
