import type { ClosedDays } from '../core/working-days.ts';
import type { Log } from './log.ts';
import type { Measures } from './measures.ts';
import type { Database } from './store.ts';

/** What every use case works with. Time is not in it: it comes as an argument. */
export interface Workings {
  readonly database: Database;
  readonly log: Log;
  readonly measures: Measures;
  /** Bank holidays; a partnership's own closed days come with its plan. */
  readonly bankHolidays: ClosedDays;
  /** DELIVERY_LATE_HOURS: how late a milestone is still done. */
  readonly lateHours: number;
  /** DELIVERY_SETTLE_MS: how long an uncertain delivery waits before it is looked up. */
  readonly settleMs: number;
  /** DELIVERY_LEASE_MS: how long a workspace waits for a worker that died while it was sending. */
  readonly leaseMs: number;
}
