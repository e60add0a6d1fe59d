import type { PlanError } from '../core/plan-problem.ts';

/** The file cannot be read as a plan at all, or not at this line. `says` is what and how to mend it. */
export function fileError(expected: string, says: string, line?: number): PlanError {
  if (line === undefined) return { field: 'file', expected, sentence: says };
  return { line, field: 'file', expected, sentence: `Line ${line}: ${says}` };
}
