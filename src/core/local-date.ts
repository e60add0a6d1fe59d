/** A calendar day without a zone: ISO `YYYY-MM-DD`. Earlier and later are string comparison. */
export type LocalDate = string;

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** As RFC 5545 abbreviates them. */
export type Weekday = (typeof weekdays)[number];

const dayMs = 24 * 60 * 60 * 1000;
/** 1970-01-01 was a Thursday, the fourth of `weekdays`. */
const epochWeekday = 3;

const daysSinceEpoch = (on: LocalDate): number => Date.parse(`${on}T00:00:00Z`) / dayMs;

/** True for a day that exists, written `YYYY-MM-DD`; "2026-02-29" does not. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  // Some engines read 30 February as 2 March, so the day has to come back unchanged.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The day that many days later; earlier where `days` is negative. */
export function addDays(on: LocalDate, days: number): LocalDate {
  return new Date((daysSinceEpoch(on) + days) * dayMs).toISOString().slice(0, 10);
}

export function weekdayOf(on: LocalDate): Weekday {
  const place = (((daysSinceEpoch(on) + epochWeekday) % 7) + 7) % 7;
  return weekdays[place] ?? 'MO';
}
