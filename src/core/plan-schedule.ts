import { isLocalDate } from './local-date.ts';
import { valueAt } from './plan-path.ts';
import type { PlanProblem } from './plan-problem.ts';
import { scheduleSchema } from './schedule.ts';
import { scheduleProblem } from './schedule-check.ts';
import { isTimeZone } from './zoned-time.ts';

/** A schedule that is good field by field and cannot work in this plan, such as one that never opens. */
export function scheduleProblems(file: unknown): PlanProblem[] {
  const schedule = scheduleSchema.safeParse(valueAt(file, ['schedule']));
  const zone = valueAt(file, ['partnership', 'timeZone']);
  const fromOn = valueAt(file, ['plan', 'from']);
  if (!schedule.success || typeof zone !== 'string' || typeof fromOn !== 'string') return [];
  if (!isTimeZone(zone) || !isLocalDate(fromOn)) return [];
  const says = scheduleProblem(schedule.data, zone, fromOn);
  const found = schedule.data.rule;
  const expected = 'a rule whose periods can open, close and be rolled up';
  return says ? [{ path: ['schedule', 'rule'], expected, found, says }] : [];
}
