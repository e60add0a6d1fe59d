import type { FieldError } from './field-error.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import type { LocalDate } from './local-date.ts';
import { checkMove, readDetails } from './report-details.ts';
import { askKinds, limits, type UpdateField } from './report-fields.ts';
import { stateOfChoice, statusChoices } from './report-status.ts';
import type { NewAsk, Report } from './status-update.ts';

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
    value: { ...stateOfChoice(status), sentence, ...details, ...(ask ? { ask } : {}) },
  };
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
