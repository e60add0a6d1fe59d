import { isLocalDate, type LocalDate } from './local-date.ts';
import type { Plan } from './plan.ts';
import { type PlanPath, valueAt } from './plan-path.ts';
import type { PlanProblem } from './plan-problem.ts';
import { rowsAt } from './plan-rows.ts';
import { dayMonthYear } from './written-dates.ts';

/** Days that are good by themselves and wrong together. */
export function dateProblems(file: unknown): PlanProblem[] {
  const fromOn = dateAt(file, ['plan', 'from']);
  if (fromOn === undefined) return [];
  return [...planEndProblems(file, fromOn), ...dueProblems(file, fromOn)];
}

function planEndProblems(file: unknown, fromOn: LocalDate): PlanProblem[] {
  const toOn = dateAt(file, ['plan', 'to']);
  if (toOn === undefined || toOn >= fromOn) return [];
  return [
    {
      path: ['plan', 'to'],
      expected: `on or after the plan's first day, ${dayMonthYear(fromOn)}`,
      found: toOn,
    },
  ];
}

function dueProblems(file: unknown, fromOn: LocalDate): PlanProblem[] {
  return rowsAt(file, ['actions']).flatMap(({ path, value }) => {
    const dueOn = dateAt(value, ['due']) ?? dateAt(value, ['due', 'on']);
    if (dueOn === undefined || dueOn >= fromOn) return [];
    return [
      {
        path: [...path, 'due'],
        expected: `on or after the plan's first day, ${dayMonthYear(fromOn)}`,
        found: dueOn,
      },
    ];
  });
}

function dateAt(value: unknown, path: PlanPath): LocalDate | undefined {
  const text = valueAt(value, path);
  return typeof text === 'string' && isLocalDate(text) ? text : undefined;
}

/** What is accepted and still worth a look, one sentence each. */
export function planNotes({ plan, actions, people }: Plan): string[] {
  const late = actions.flatMap(({ ref, due }) =>
    'on' in due && due.on > plan.toOn
      ? [
          `Action ${ref} is due on ${dayMonthYear(due.on)}, after the plan's end on ${dayMonthYear(plan.toOn)}.`,
        ]
      : [],
  );
  const hasCoordinator = people.some(({ roles }) => roles.includes('coordinator'));
  return hasCoordinator
    ? late
    : [...late, 'Nobody has the role coordinator, so nobody can pause, accept or post.'];
}
