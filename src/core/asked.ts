import type { ActionNow } from './action-now.ts';
import type { LocalDate } from './local-date.ts';

/** Whether anybody is asked about it: not while it is paused, claimed complete, complete or closed. */
export function isAsked(action: Pick<ActionNow, 'state'>): boolean {
  return action.state === 'not-started' || action.state === 'in-progress';
}

export function isOverdue(action: Pick<ActionNow, 'state' | 'dueOn'>, todayOn: LocalDate): boolean {
  return isAsked(action) && action.dueOn !== undefined && action.dueOn < todayOn;
}

/** "No change" repeats an update, so there must be one, and it must have left the action open. */
export function canSayNoChange(action: Pick<ActionNow, 'state' | 'latest'>): boolean {
  return action.latest !== undefined && isAsked(action);
}

/** The most overdue first, then by due date, then those with none; the plan's order decides between equals. */
export function mostOverdueFirst<Action extends Pick<ActionNow, 'dueOn'>>(
  actions: readonly Action[],
): Action[] {
  return actions
    .map((action, position) => ({ action, position }))
    .sort((a, b) => byDue(a.action.dueOn, b.action.dueOn) || a.position - b.position)
    .map(({ action }) => action);
}

function byDue(a: LocalDate | undefined, b: LocalDate | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}
