import { addDays, type LocalDate } from './local-date.ts';
import { nextPeriod } from './reporting-period.ts';
import { nextOccurrence, type Schedule } from './schedule.ts';

/**
 * Why a schedule that is well formed cannot work in a plan that begins on `anchorOn`, and the mend.
 * Undefined where it can. Bank holidays are left aside: they move a period, and never make a schedule wrong.
 */
export function scheduleProblem(
  schedule: Schedule,
  zone: string,
  anchorOn: LocalDate,
): string | undefined {
  const opening = { rule: schedule.rule, time: schedule.time, zone, anchorOn };
  const dayBefore = addDays(anchorOn, -1);
  if (!nextOccurrence(opening, dayBefore)) {
    return `The rule never occurs on or after ${anchorOn}. Change its days, or its COUNT or UNTIL.`;
  }
  return nextPeriod({ schedule, zone, anchorOn, closed: new Set() }, dayBefore)
    ? undefined
    : 'The rule opens periods so often that none can close and be rolled up. Use FREQ=WEEKLY or a rarer rule.';
}
