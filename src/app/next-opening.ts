import type { LocalDate } from '../core/local-date.ts';
import { milestonesOf } from '../core/milestones.ts';
import { nextOccurrence } from '../core/schedule.ts';
import type { ClosedDays } from '../core/working-days.ts';
import type { ScheduleFacts } from './store-plans.ts';

/** The first opening whose date by the rule comes after `afterOn`; undefined when the rule has run out. */
export function nextOpening(
  { schedule, anchorOn }: ScheduleFacts,
  zone: string,
  closed: ClosedDays,
  afterOn: LocalDate,
): { on: LocalDate; opensAt: Date } | undefined {
  let on = nextOccurrence(schedule.rule, afterOn, anchorOn);
  // A period that closed days leave no room for has no milestones: it is passed over.
  for (let tries = 0; on !== undefined && tries < 53; tries += 1) {
    const nextLocalOn = nextOccurrence(schedule.rule, on, anchorOn);
    const milestones = milestonesOf({ schedule, zone, localOn: on, nextLocalOn, closed });
    const open = milestones.find(({ kind }) => kind === 'open');
    if (open) return { on, opensAt: open.dueAt };
    on = nextLocalOn;
  }
  return undefined;
}
