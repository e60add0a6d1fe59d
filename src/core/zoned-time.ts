import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './local-date.ts';

/** A time of day without a zone: `HH:MM`, 00:00 to 23:59. */
export type TimeOfDay = string;

export function isLocalTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** True for a zone that the IANA time zone database names, such as Europe/London; never for "+01:00". */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][\w+\-/]*$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant of a local time in a zone. A time that a clock change skips is read with the offset from
 * before the gap, so 01:30 becomes 02:30 in London; one that happens twice is its first pass.
 * (Temporal's disambiguation "compatible", as in RFC 5545 3.3.5.)
 */
export function instantOf(on: LocalDate, time: TimeOfDay, zone: string): Date {
  const local = Temporal.PlainDateTime.from(`${on}T${time}`);
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

const inZone = (at: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

/** Instants of a few messages: each line of a message asks for the same days again. */
const mostDays = 1_000;
const days = new Map<string, LocalDate>();

/** The day it is in that zone at that instant. */
export function localDateOf(at: Date, zone: string): LocalDate {
  const key = `${at.getTime()} ${zone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const day = inZone(at, zone).toPlainDate().toString();
  // What the library works out for an instant it keeps in a WeakMap, and many of those make the collector slow.
  if (days.size >= mostDays) days.clear();
  days.set(key, day);
  return day;
}

/** The time it is in that zone at that instant, seconds cut off. */
export function localTimeOf(at: Date, zone: string): TimeOfDay {
  return inZone(at, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Local time with the zone's offset at that instant, in whole seconds: "2026-03-29T02:30:00+01:00". */
export function isoWithOffset(at: Date, zone: string): string {
  return inZone(at, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
