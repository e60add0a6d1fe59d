import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { addDays, type LocalDate } from './local-date.ts';

/** Both days are in it. */
export type DateWindow = { fromOn: LocalDate; untilOn: LocalDate };

/**
 * The days a rule gives, in order; INTERVAL and COUNT are counted from `anchorOn`. `ruleText` has no UNTIL
 * and no time. The library is given days alone: it follows RFC 5545, and leaves out a day whose time a
 * clock change skips. Throws the library's own sentence where parts of the rule do not go together.
 */
export function ruleDates(ruleText: string, anchorOn: LocalDate, window: DateWindow): LocalDate[] {
  const recurrence = new RRuleTemporal({
    rruleString: ruleText,
    dtstart: Temporal.PlainDate.from(anchorOn).toZonedDateTime('UTC'),
    strict: true,
    // Every day of a century; the default of 10,000 stops after 27 years.
    maxIterations: 40_000,
  });
  return recurrence
    .between(midnight(window.fromOn), midnight(window.untilOn), true)
    .map((day) => day.toPlainDate().toString());
}

const midnight = (on: LocalDate): Date => new Date(`${on}T00:00:00Z`);

/** Weekdays and leap days come round within 40 years; most rules end in the first, cheap, search. */
const searchDays = [40, 800, 18_300] as const;

/** The first day on or after `fromOn`; undefined where there is none in the next 50 years. */
export function firstRuleDate(
  ruleText: string,
  anchorOn: LocalDate,
  fromOn: LocalDate,
): LocalDate | undefined {
  for (const days of searchDays) {
    const [first] = ruleDates(ruleText, anchorOn, { fromOn, untilOn: addDays(fromOn, days) });
    if (first) return first;
  }
  return undefined;
}
