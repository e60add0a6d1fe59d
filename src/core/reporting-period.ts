import type { LocalDate } from './local-date.ts';
import { type Milestone, milestonesOf } from './milestones.ts';
import { nextOccurrence, type Schedule } from './schedule.ts';
import type { ClosedDays } from './working-days.ts';

/** Where periods come from: the schedule, the partnership's zone, and the plan's first day. */
export type PeriodSource = {
  schedule: Schedule;
  zone: string;
  anchorOn: LocalDate;
  closed: ClosedDays;
};

export type NextPeriod = {
  /** The rule's own day, which names the period. */
  localOn: LocalDate;
  milestones: Milestone[];
  /** Days of the rule before it that had no room for a period. */
  passedOver: LocalDate[];
};

/** Two years of weeks: a schedule without room in so many turns counts as run out. */
const mostPassedOver = 104;

/** The first period whose rule's day is after `afterOn`. Undefined once the rule has run out. */
export function nextPeriod(source: PeriodSource, afterOn: LocalDate): NextPeriod | undefined {
  const { schedule, zone, anchorOn, closed } = source;
  const opening = { rule: schedule.rule, time: schedule.time, zone, anchorOn };
  const passedOver: LocalDate[] = [];
  let localOn = nextOccurrence(opening, afterOn);
  while (localOn && passedOver.length < mostPassedOver) {
    const nextLocalOn = nextOccurrence(opening, localOn);
    const milestones = milestonesOf({ schedule, zone, localOn, nextLocalOn, closed });
    if (milestones.length > 0) return { localOn, milestones, passedOver };
    passedOver.push(localOn);
    localOn = nextLocalOn;
  }
  return undefined;
}
