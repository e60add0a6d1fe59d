import { addDays, type LocalDate } from '../core/local-date.ts';
import { nextPeriod } from '../core/reporting-period.ts';
import type { ClosedDays } from '../core/working-days.ts';
import { localDateOf } from '../core/zoned-time.ts';
import type { PartnershipNow } from './acting.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { ScheduleFacts } from './store-plans.ts';

/** A closed day may have moved an opening from last week to today. */
const lookBackDays = 8;

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

interface ToCome {
  /** Dates of the rule up to this one are not looked at. Absent: `lookBackDays` before today. */
  readonly afterOn?: LocalDate;
  /** Whether an opening at this very instant is past. */
  readonly pastAtNow?: boolean;
}

/**
 * The first opening that is not past, is not on or before the latest period's date, and does not come while that one
 * runs: for a calendar that changed after it opened, or that was paused. Undefined as for `nextOpening`.
 */
export function openingToCome(
  schedule: ScheduleFacts,
  { zone, now }: PartnershipNow,
  closed: ClosedDays,
  latest: PeriodFacts | undefined,
  { afterOn = addDays(localDateOf(now, zone), -lookBackDays), pastAtNow = false }: ToCome = {},
): { on: LocalDate; opensAt: Date } | undefined {
  const isPast = ({ opensAt }: { opensAt: Date }) => opensAt < now || (pastAtNow && opensAt <= now);
  const on = latest && latest.localOn > afterOn ? latest.localOn : afterOn;
  let next = nextOpening(schedule, zone, closed, on);
  while (next && (isPast(next) || (latest && next.opensAt <= latest.rollUpAt))) {
    next = nextOpening(schedule, zone, closed, next.on);
  }
  return next;
}
