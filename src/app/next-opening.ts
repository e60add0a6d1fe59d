import type { LocalDate } from '../core/local-date.ts';
import { nextPeriod } from '../core/reporting-period.ts';
import type { ClosedDays } from '../core/working-days.ts';
import type { PartnershipNow } from './acting.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { ScheduleFacts } from './store-plans.ts';

/** The first opening whose date by the rule comes after `afterOn`; undefined when the rule has run out. */
export function nextOpening(
  { schedule, anchorOn }: ScheduleFacts,
  zone: string,
  closed: ClosedDays,
  afterOn: LocalDate,
): { on: LocalDate; opensAt: Date } | undefined {
  const next = nextPeriod({ schedule, zone, anchorOn, closed }, afterOn);
  const open = next?.milestones.find(({ kind }) => kind === 'open');
  return next && open && { on: next.localOn, opensAt: open.dueAt };
}

/**
 * The first opening, with a date after `afterOn`, that is not past, is not on or before the latest period's date, and
 * does not come while that one runs: for a calendar that changed after it opened. Undefined as for `nextOpening`.
 */
export function openingToCome(
  schedule: ScheduleFacts,
  { zone, now }: PartnershipNow,
  closed: ClosedDays,
  latest: PeriodFacts | undefined,
  afterOn: LocalDate,
): { on: LocalDate; opensAt: Date } | undefined {
  const on = latest && latest.localOn > afterOn ? latest.localOn : afterOn;
  let next = nextOpening(schedule, zone, closed, on);
  while (next && (next.opensAt < now || (latest && next.opensAt <= latest.rollUpAt))) {
    next = nextOpening(schedule, zone, closed, next.on);
  }
  return next;
}
