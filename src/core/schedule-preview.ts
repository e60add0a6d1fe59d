import { ConfigError } from './errors.ts';
import { addDays, isLocalDate, type LocalDate } from './local-date.ts';
import { parseRule } from './recurrence-rule.ts';
import { nextPeriod, type PeriodSource } from './reporting-period.ts';
import type { DateWindow } from './rule-dates.ts';
import { nextOccurrence, occurrences } from './schedule.ts';
import { type ClosedDays, nextWorkingDay, previousWorkingDay } from './working-days.ts';
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
 * become one. Throws ConfigError with everything about the arguments that is not valid.
 */
export function previewOpenings(preview: Preview): string[] {
  const { rule, time, zone, fromOn, untilOn, closed } = preview;
  refuse([...ruleProblems(preview), ...windowProblems(preview)]);
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

/**
 * The instants, written likewise, at which the bot opens the periods of a stored schedule on the days of the window:
 * moved off closed days, and without those that closed days leave no room for. Throws ConfigError on a bad window.
 */
export function openingsOf(source: PeriodSource, window: DateWindow): string[] {
  refuse(windowProblems(window));
  const { zone, closed } = source;
  const openings: string[] = [];
  // Whatever the rule gives up to here opens before the window.
  let afterOn: LocalDate | undefined = previousWorkingDay(addDays(window.fromOn, -1), closed);
  while (afterOn !== undefined && afterOn <= window.untilOn) {
    const period = nextPeriod(source, afterOn);
    const open = period?.milestones.find(({ kind }) => kind === 'open');
    if (open && open.on <= window.untilOn) openings.push(isoWithOffset(open.dueAt, zone));
    afterOn = period?.localOn;
  }
  return openings;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new ConfigError(problems.join(' '));
}

function ruleProblems({ rule, time, zone }: Preview): string[] {
  const parsed = parseRule(rule);
  return [
    ...('problem' in parsed ? [parsed.problem] : []),
    ...(isLocalTime(time) ? [] : [`"${time}" is not a time of day. Write it like 09:00.`]),
    ...(isTimeZone(zone) ? [] : [`"${zone}" is not a time zone. Write it like Europe/London.`]),
  ];
}

function windowProblems({ fromOn, untilOn }: DateWindow): string[] {
  const notDays = [fromOn, untilOn].filter((day) => !isLocalDate(day));
  if (notDays.length > 0) {
    return notDays.map((day) => `"${day}" is not a day. Write it like 2026-09-07.`);
  }
  if (untilOn < fromOn) return [`${untilOn} is before ${fromOn}. Give the earlier day first.`];
  return untilOn > addDays(fromOn, mostDays)
    ? ['The two days are more than 50 years apart. Choose days that are closer.']
    : [];
}
