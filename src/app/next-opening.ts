import type { LocalDate } from '../core/local-date.ts';
import { nextPeriod } from '../core/reporting-period.ts';
import type { ClosedDays } from '../core/working-days.ts';
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
