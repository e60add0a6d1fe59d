import type { FieldReader } from './field-reader.ts';
import type { LocalDate } from './local-date.ts';
import type { Report } from './status-update.ts';

/** A due date further off is taken for a slip. Ours: partnerships publish plans of one to three years, and work outlasts some. */
const furthestYears = 5;

/** When something was measured, and when the action is due from now on. A day that the edited report names may have passed. */
export function readDays(
  fields: FieldReader<'measuredOn' | 'newDueOn'>,
  todayOn: LocalDate,
  edited: Report | undefined,
) {
  return {
    measuredOn: fields.day('measuredOn', {
      to: { on: todayOn, orElse: { kind: 'day-in-the-future' } },
    }),
    newDueOn: fields.day('newDueOn', {
      stands: edited?.newDueOn,
      from: todayOn,
      to: {
        on: yearsLater(todayOn, furthestYears),
        orElse: { kind: 'day-too-far-off', years: furthestYears },
      },
    }),
  };
}

/** The same day of the year, for comparing: 29 February may not be there. */
const yearsLater = (on: LocalDate, years: number): LocalDate =>
  `${Number(on.slice(0, 4)) + years}${on.slice(4)}`;
