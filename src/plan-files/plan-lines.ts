import type { Plan } from '../core/plan.ts';
import { valueAt } from '../core/plan-path.ts';
import { writeCell } from './plan-cell.ts';
import { type CellKind, planColumns, planSections } from './plan-columns.ts';
import { planData } from './plan-data.ts';

/** A cell of the flat table; `text` is empty where the column is not used. */
export type WrittenCell = { text: string; kind: CellKind };

/** The rows of the flat table under its header, one cell a column of `planColumns`. */
export function planLines(plan: Plan): WrittenCell[][] {
  const data = planData(plan);
  return Object.entries(planSections).flatMap(([section, { key, columns }]) =>
    rowsOf(data, key).map((row) =>
      planColumns.map((column): WrittenCell => {
        if (column === 'section') return { text: section, kind: 'text' };
        const kind = Object.entries(columns).find(([name]) => name === column)?.[1];
        return { text: kind ? writeCell(valueAt(row, [column]), kind) : '', kind: kind ?? 'text' };
      }),
    ),
  );
}

function rowsOf(data: unknown, key: string): unknown[] {
  if (key === 'measures') return listAt(data, 'actions').flatMap(measuresOf);
  if (key === 'closedDays') return listAt(data, key).map((day) => ({ day }));
  const rows = valueAt(data, [key]);
  if (rows === undefined) return [];
  return Array.isArray(rows) ? rows : [rows];
}

function listAt(value: unknown, key: string): unknown[] {
  const list = valueAt(value, [key]);
  return Array.isArray(list) ? list : [];
}

const measuresOf = (action: unknown): unknown[] =>
  listAt(action, 'measures').map((measure) => ({
    ...Object(measure),
    action: valueAt(action, ['ref']),
  }));
