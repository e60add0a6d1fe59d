import { ConfigError } from './errors.ts';
import { addDays, isLocalDate, type LocalDate } from './local-date.ts';
import { nextOccurrence, occurrences } from './schedule.ts';
import { type ClosedDays, nextWorkingDay } from './working-days.ts';
import { instantOf, isLocalTime, isoWithOffset, isTimeZone, type TimeOfDay } from './zoned-time.ts';

export type Preview = {
  rule: string;
  time: TimeOfDay;
  zone: string;
  /** Counting of intervals begins here. */
  fromOn: LocalDate;
  /** The last day that is in. */
  untilOn: LocalDate;
  closed?: ClosedDays;
};

/** Keeps the answer to what a person can look through, and a search short. */
const mostDays = 50 * 366;

/**
 * The instants at which periods would open, in order, as local time with its offset:
 * "2026-03-29T02:30:00+01:00". Without `closed` these are the rule's own days. With it, what falls on a
 * closed day or a weekend moves to the next working day, be it after `untilOn`, and openings that meet
 * become one. Throws ConfigError where an argument is not valid.
 */
export function previewOpenings(preview: Preview): string[] {
  const { rule, time, zone, fromOn, untilOn, closed } = preview;
  const problem = problemOf(preview);
  if (problem) throw new ConfigError(problem);
  const opening = { rule, time, zone, anchorOn: fromOn };
  if (!nextOccurrence(opening, addDays(fromOn, -1))) {
    throw new ConfigError(
      `The rule never occurs on or after ${fromOn}. Change its days, or its COUNT or UNTIL.`,
    );
  }
  const days = occurrences(opening, { fromOn, untilOn });
  const openings = closed ? new Set(days.map((on) => nextWorkingDay(on, closed))) : days;
  return Array.from(openings, (on) => isoWithOffset(instantOf(on, time, zone), zone));
}

function problemOf({ time, zone, fromOn, untilOn }: Preview): string | undefined {
  if (!isLocalTime(time)) return `"${time}" is not a time of day. Write it like 09:00.`;
  if (!isTimeZone(zone)) return `"${zone}" is not a time zone. Write it like Europe/London.`;
  const notDay = [fromOn, untilOn].find((day) => !isLocalDate(day));
  if (notDay !== undefined) return `"${notDay}" is not a day. Write it like 2026-09-07.`;
  if (untilOn < fromOn) return `${untilOn} is before ${fromOn}. Give the earlier day first.`;
  return untilOn > addDays(fromOn, mostDays)
    ? 'The two days are more than 50 years apart. Choose days that are closer.'
    : undefined;
}
