import { addDays, type LocalDate } from './local-date.ts';
import { milestonesOf } from './milestones.ts';
import { nextOccurrence, occurrences, type Schedule } from './schedule.ts';
import { longDate } from './written-dates.ts';

/** Every weekday meets every month's end within two years. */
const trialDays = 2 * 366;

/**
 * Why a schedule that is well formed cannot work in a plan that begins on `anchorOn`, and the mend.
 * Undefined where it can. Bank holidays are left aside: they move a period, and make no schedule wrong.
 */
export function scheduleProblem(
  schedule: Schedule,
  zone: string,
  anchorOn: LocalDate,
): string | undefined {
  const opening = { rule: schedule.rule, time: schedule.time, zone, anchorOn };
  const firstOn = nextOccurrence(opening, addDays(anchorOn, -1));
  if (!firstOn) {
    return `The rule never occurs on or after ${longDate(anchorOn)}. Change its days, COUNT or UNTIL.`;
  }
  const days = occurrences(opening, { fromOn: firstOn, untilOn: addDays(firstOn, trialDays) });
  const crowdedOn = days.find((localOn, place) => {
    const nextLocalOn = days[place + 1];
    const turn = { schedule, zone, localOn, nextLocalOn, closed: new Set<LocalDate>() };
    return milestonesOf(turn).length === 0;
  });
  return crowdedOn
    ? `What opens on ${longDate(crowdedOn)} cannot close and be rolled up before the next opening. Use a rule that opens less often.`
    : undefined;
}
