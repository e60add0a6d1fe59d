import { valueAt } from './plan-path.ts';
import type { PlanProblem } from './plan-problem.ts';
import { type PlanRow, rowsAt, textAt } from './plan-rows.ts';
import { asWord } from './plan-text.ts';

// Where a platform's own ids belong in a plan.

/** The workspaces of a platform. */
export const workspacesOn = (file: unknown, platform: 'slack' | 'teams'): PlanRow[] =>
  rowsAt(file, ['workspaces']).filter((row) => asWord(textAt(row, 'platform') ?? '') === platform);

/** The Executive's channel, where it is in one of these workspaces. */
export function executiveIn(file: unknown, workspaces: readonly PlanRow[]): PlanRow[] {
  const path = ['schedule', 'executiveChannel'];
  const executive = { path, value: valueAt(file, path) };
  return isIn(executive, workspaces) ? [executive] : [];
}

/** What people are in these workspaces, by their accounts. */
export const accountsIn = (file: unknown, workspaces: readonly PlanRow[]): PlanRow[] =>
  rowsAt(file, ['people'])
    .flatMap(({ path }) => rowsAt(file, [...path, 'accounts']))
    .filter((account) => isIn(account, workspaces));

function isIn(row: PlanRow, workspaces: readonly PlanRow[]): boolean {
  const workspace = textAt(row, 'workspace');
  return workspace !== undefined && workspaces.some((one) => textAt(one, 'id') === workspace);
}

/** Where the field holds something else; what is missing is for the schema to say. */
export function otherThan(
  id: RegExp,
  row: PlanRow,
  field: string,
  expected: string,
): PlanProblem[] {
  const found = textAt(row, field);
  if (found === undefined || id.test(found)) return [];
  return [{ path: [...row.path, field], expected, found }];
}
