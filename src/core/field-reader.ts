import type { FieldError, FieldFault } from './field-error.ts';
import { isLocalDate, type LocalDate } from './local-date.ts';
import { enter, type TypedText } from './privacy.ts';

export interface TextLimit {
  readonly maxWords?: number;
  readonly maxCharacters: number;
}

/** The first and the last day that is good, and what is wrong with one after it; one that `stands` already is good always. */
interface Within {
  readonly stands?: LocalDate | undefined;
  readonly from?: LocalDate;
  readonly to?: { readonly on: LocalDate; readonly orElse: FieldError };
}

/** Takes values out of what was filled in, and keeps what is wrong with each. */
export interface FieldReader<Field extends string> {
  readonly errors: Partial<Record<Field, FieldError>>;
  /** Through the privacy door; undefined where it is blank or wrong. */
  text(field: Field, limit: TextLimit): TypedText | undefined;
  /** Undefined where it is blank, not a day, or not within. */
  day(field: Field, within?: Within): LocalDate | undefined;
  /** Undefined for anything that is not one of them. */
  choice<Value extends string>(field: Field, known: readonly Value[]): Value | undefined;
  /** Says what is missing, unless something worse was said of the field. */
  need(field: Field, fault: FieldFault): void;
}

export function readFields<Field extends string>(
  values: Readonly<Record<string, string>>,
): FieldReader<Field> {
  const errors: Partial<Record<Field, FieldError>> = {};
  const raw = (field: Field) => values[field]?.trim() ?? '';
  return {
    errors,
    text(field, limit) {
      if (raw(field) === '') return undefined;
      const entered = enter(raw(field), limit);
      if (entered.ok) return entered.text;
      errors[field] = { kind: 'refused', reasons: entered.reasons };
      return undefined;
    },
    day(field, within = {}) {
      const on = raw(field);
      if (on === '') return undefined;
      const wrong = wrongDay(on, within);
      if (!wrong) return on;
      errors[field] = wrong;
      return undefined;
    },
    choice: (field, known) => known.find((one) => one === raw(field)),
    need(field, fault) {
      errors[field] ??= { kind: fault };
    },
  };
}

function wrongDay(on: string, { stands, from, to }: Within): FieldError | undefined {
  if (on === stands) return undefined;
  if (!isLocalDate(on)) return { kind: 'not-a-day' };
  if (from && on < from) return { kind: 'day-in-the-past' };
  return to && on > to.on ? to.orElse : undefined;
}
