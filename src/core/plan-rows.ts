import { type PlanPath, valueAt } from './plan-path.ts';

/** One row of a list of the file, not checked yet. */
export type PlanRow = { path: PlanPath; value: unknown };

/** Deeper than any field lies: what is nested further is wrong, and is left to the schema. */
const deepestField = 8;

/** The same data with no spaces around its text, and without the fields that were left empty. */
export function withoutBlanks(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.trim();
  if (depth > deepestField || typeof value !== 'object' || value === null) return value;
  if (value instanceof Date || Array.isArray(value)) {
    // A list keeps its blanks, so that every later row keeps its place.
    return Array.isArray(value) ? value.map((row) => withoutBlanks(row, depth + 1)) : value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => !isBlank(field))
      .map(([key, field]) => [key, withoutBlanks(field, depth + 1)]),
  );
}

const isBlank = (field: unknown): boolean =>
  field === null || field === undefined || (typeof field === 'string' && field.trim() === '');

/** The rows of a list; none where it is missing or is not a list. */
export function rowsAt(file: unknown, path: PlanPath): PlanRow[] {
  const list = valueAt(file, path);
  if (!Array.isArray(list)) return [];
  return list.map((value, index) => ({ path: [...path, index], value }));
}

/** Undefined where the field is not text. */
export function textAt(row: PlanRow, field: string): string | undefined {
  const value = valueAt(row.value, [field]);
  return typeof value === 'string' ? value : undefined;
}
