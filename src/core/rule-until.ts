import { isLocalDate, type LocalDate } from './local-date.ts';
import { instantOf, isLocalTime, type TimeOfDay } from './zoned-time.ts';

// RFC 5545 lets UNTIL be a day (20261231), a local time (20261231T090000) or an instant (20261231T090000Z).

const dayOf = (until: string): LocalDate =>
  `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
const minuteOf = (until: string): TimeOfDay => `${until.slice(9, 11)}:${until.slice(11, 13)}`;

export function isUntil(text: string): boolean {
  if (!/^\d{8}(?:T\d{4}[0-5]\dZ?)?$/.test(text) || !isLocalDate(dayOf(text))) return false;
  return text.length === 8 || isLocalTime(minuteOf(text));
}

/** Whether what happens on that day, at that time in that zone, is no later than UNTIL. */
export function isWithinUntil(
  until: string,
  on: LocalDate,
  time: TimeOfDay,
  zone: string,
): boolean {
  if (until.length === 8) return on <= dayOf(until);
  const limit = `${dayOf(until)}T${minuteOf(until)}:${until.slice(13, 15)}`;
  if (!until.endsWith('Z')) return `${on}T${time}:00` <= limit;
  return instantOf(on, time, zone).getTime() <= Date.parse(`${limit}Z`);
}
