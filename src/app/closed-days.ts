import type { ClosedDays } from '../core/working-days.ts';
import type { ScheduleFacts } from './store-plans.ts';
import type { Workings } from './workings.ts';

/** Bank holidays and the partnership's own closed days together. */
export function allClosedDays(workings: Workings, schedule: ScheduleFacts): ClosedDays {
  return new Set([...workings.bankHolidays, ...schedule.closedDays]);
}
