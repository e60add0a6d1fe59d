import { z } from 'zod';
import { ConfigError } from './errors.ts';
import { addDays, isLocalDate, type LocalDate, weekdayOf } from './local-date.ts';

/** Days besides Saturdays and Sundays on which no work is expected. */
export type ClosedDays = ReadonlySet<LocalDate>;

export function isWorkingDay(on: LocalDate, closed: ClosedDays): boolean {
  const weekday = weekdayOf(on);
  return weekday !== 'SA' && weekday !== 'SU' && !closed.has(on);
}

/** That day itself where it is a working day. */
export function nextWorkingDay(on: LocalDate, closed: ClosedDays): LocalDate {
  let day = on;
  while (!isWorkingDay(day, closed)) day = addDays(day, 1);
  return day;
}

/** That day itself where it is a working day. */
export function previousWorkingDay(on: LocalDate, closed: ClosedDays): LocalDate {
  let day = on;
  while (!isWorkingDay(day, closed)) day = addDays(day, -1);
  return day;
}

/** The `count`th working day after `on`, which is not counted itself; `on` where `count` is 0. */
export function addWorkingDays(on: LocalDate, count: number, closed: ClosedDays): LocalDate {
  let day = on;
  for (let counted = 0; counted < count; counted += 1) {
    day = nextWorkingDay(addDays(day, 1), closed);
  }
  return day;
}

/** The part that is read of https://www.gov.uk/bank-holidays.json. */
const bankHolidayFileSchema = z.object({
  'england-and-wales': z.object({
    events: z.array(
      z.object({ date: z.string().refine(isLocalDate, 'expected a date such as 2026-12-25') }),
    ),
  }),
});

/**
 * The bank holidays of England and Wales in a parsed file of gov.uk's shape, and a partnership's own
 * closed days. Throws ConfigError where the file has another shape.
 */
export function closedDays(bankHolidayFile: unknown, own: readonly LocalDate[]): ClosedDays {
  const file = bankHolidayFileSchema.safeParse(bankHolidayFile);
  if (!file.success) {
    const [issue] = file.error.issues;
    const where = issue?.path.join('.') || 'the whole file';
    throw new ConfigError(
      `The bank holiday file cannot be read at ${where}: ${issue?.message}. Use the file from https://www.gov.uk/bank-holidays.json.`,
    );
  }
  return new Set([...file.data['england-and-wales'].events.map((event) => event.date), ...own]);
}
