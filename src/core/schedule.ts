import { z } from 'zod';
import { ConfigError } from './errors.ts';
import { addDays, type LocalDate, weekdays } from './local-date.ts';
import { parseRule, type RecurrenceRule } from './recurrence-rule.ts';
import { type DateWindow, firstRuleDate, ruleDates } from './rule-dates.ts';
import { isWithinUntil } from './rule-until.ts';
import { isLocalTime, type TimeOfDay } from './zoned-time.ts';

const ruleSchema = z
  .string('expected a rule such as FREQ=WEEKLY;BYDAY=MO')
  .superRefine((text, to) => {
    const parsed = parseRule(text);
    if ('problem' in parsed) to.addIssue({ code: 'custom', message: parsed.problem });
  });

const timeMessage = 'expected a time from "00:00" to "23:59", in quotes';
const timeSchema = z.string(timeMessage).refine(isLocalTime, timeMessage);

const workingDaysMessage = 'expected a whole number of working days from 1 to 250';
const workingDaysSchema = z
  .int(workingDaysMessage)
  .min(1, workingDaysMessage)
  .max(250, workingDaysMessage);

const weeklyTimeSchema = z.strictObject({
  weekday: z.enum(weekdays, 'expected MO, TU, WE, TH, FR, SA or SU'),
  time: timeSchema,
});

/**
 * The schedule of a plan file. Times are local times of the partnership's zone; working days are counted
 * from the opening of a period.
 */
export const scheduleSchema = z.strictObject({
  rule: ruleSchema,
  time: timeSchema,
  remindAfterWorkingDays: z
    .array(workingDaysSchema)
    .max(10, 'expected at most 10 reminders')
    .refine(isAscending, 'expected each reminder later than the one before it')
    .default([]),
  deputyAfterWorkingDays: workingDaysSchema.optional(),
  chairAfterWorkingDays: workingDaysSchema.optional(),
  close: weeklyTimeSchema,
  rollUp: weeklyTimeSchema,
  executiveChannel: z
    .strictObject({ workspace: z.string().min(1), channel: z.string().min(1) })
    .optional(),
});

export type Schedule = z.infer<typeof scheduleSchema>;

function isAscending(days: readonly number[]): boolean {
  return days.every((day, place) => place === 0 || day > (days[place - 1] ?? 0));
}

/**
 * When periods open. The rule gives the days; INTERVAL and COUNT are counted from `anchorOn`, the plan's
 * first day. The time and the zone decide about a day on which UNTIL is an instant.
 */
type OpeningRule = { rule: string; time: TimeOfDay; zone: string; anchorOn: LocalDate };

/** The rule's own days in the window, in order, closed or not. Throws ConfigError on a bad rule. */
export function occurrences(opening: OpeningRule, window: DateWindow): LocalDate[] {
  const rule = validRule(opening.rule);
  return ruleDates(rule.text, opening.anchorOn, window).filter(isStillOpen(rule, opening));
}

/** The rule's first day after `afterOn`, closed or not. Undefined where none comes in the next 50 years. */
export function nextOccurrence(opening: OpeningRule, afterOn: LocalDate): LocalDate | undefined {
  const rule = validRule(opening.rule);
  const on = firstRuleDate(rule.text, opening.anchorOn, addDays(afterOn, 1));
  return on && isStillOpen(rule, opening)(on) ? on : undefined;
}

function validRule(text: string): RecurrenceRule {
  const parsed = parseRule(text);
  if ('problem' in parsed) throw new ConfigError(parsed.problem);
  return parsed;
}

const isStillOpen =
  ({ until }: RecurrenceRule, { time, zone }: OpeningRule) =>
  (on: LocalDate): boolean =>
    !until || isWithinUntil(until, on, time, zone);
