import { type LocalDate, weekdayOf } from './local-date.ts';
import { localDateOf, localTimeOf } from './zoned-time.ts';

// Dates and times as the GOV.UK style guide writes them: www.gov.uk/guidance/style-guide.

const weekdayNames = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
} as const;

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const dayOf = (on: LocalDate): number => Number(on.slice(8, 10));
const monthOf = (on: LocalDate): string => monthNames[Number(on.slice(5, 7)) - 1] ?? '';

/** "Thursday" */
export function weekdayName(on: LocalDate): string {
  return weekdayNames[weekdayOf(on)];
}

/** "Thursday 1 October 2026" */
export function longDate(on: LocalDate): string {
  return `${weekdayName(on)} ${dayMonth(on)} ${on.slice(0, 4)}`;
}

/** "31 October 2025" */
export function dayMonthYear(on: LocalDate): string {
  return `${dayMonth(on)} ${on.slice(0, 4)}`;
}

/** "18 September" */
export function dayMonth(on: LocalDate): string {
  return `${dayOf(on)} ${monthOf(on)}`;
}

/** "1 Oct", for tables. */
export function shortDate(on: LocalDate): string {
  return `${dayOf(on)} ${monthOf(on).slice(0, 3)}`;
}

/** "9am", "9:30am", "midday", "11:59pm", "midnight": the time in that zone. */
export function clockTime(at: Date, zone: string): string {
  const time = localTimeOf(at, zone);
  if (time === '00:00') return 'midnight';
  if (time === '12:00') return 'midday';
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(2) === ':00' ? '' : time.slice(2);
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** "Thursday 1 October 2026 at 5pm": the day and the time in that zone. */
export function dateAndTime(at: Date, zone: string): string {
  return `${longDate(localDateOf(at, zone))} at ${clockTime(at, zone)}`;
}
