import { fieldName, type PlanPath } from './plan-path.ts';
import type { PlanProblem } from './plan-problem.ts';
import { enter } from './privacy.ts';
import { blockKindNames } from './privacy-finding.ts';

/** Ids of other programs, which nobody types and which may be any row of digits. */
const platformIds = new Set(['externalId', 'user', 'channel']);

/** Text in the file that must not be stored. What it says is never repeated. */
export function privacyProblems(file: unknown, path: PlanPath = []): PlanProblem[] {
  if (typeof file === 'string') return problemsOf(file, path);
  if (typeof file !== 'object' || file === null || file instanceof Date) return [];
  return Object.entries(file).flatMap(([key, value]) => {
    if (platformIds.has(key)) return [];
    return privacyProblems(value, [...path, Array.isArray(file) ? Number(key) : key]);
  });
}

/** Only what looks like an identifier: lengths and characters are the schema's to judge. */
function problemsOf(text: string, path: PlanPath): PlanProblem[] {
  const entered = enter(text);
  const blocked = entered.ok ? undefined : entered.reasons.find(({ kind }) => kind === 'blocked');
  if (blocked?.kind !== 'blocked') return [];
  const field = fieldName(path);
  const name = field.slice(field.indexOf('.') + 1);
  return [
    {
      path,
      expected: 'plan-level information only',
      says: `${name}: this looks like ${blockKindNames[blocked.what]}. Take it out of the file: a plan says nothing about one child, family or colleague.`,
    },
  ];
}
