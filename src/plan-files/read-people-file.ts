import type { Plan } from '../core/plan.ts';
import { checkPlan, type PlanReading } from '../core/plan-check.ts';
import { fileError } from './file-error.ts';
import { mergePeople } from './merge-people.ts';
import { nameKey } from './plan-columns.ts';
import type { PlanCell, PlanTable } from './plan-table.ts';
import { sourceOf } from './read-plan-file.ts';

/**
 * The stored plan with the people of a YAML, XLSX or CSV file merged into it by id, or every error at once. Of a
 * whole plan file only the people are read. A table may leave out the column `section`: each row is a person then.
 * Never throws.
 */
export async function readPeopleFile(
  bytes: Uint8Array,
  fileName: string,
  stored: Plan,
): Promise<PlanReading> {
  try {
    const { source, errors, notes = [] } = await sourceOf(bytes, fileName, withSections);
    if (!source) return { ok: false, errors: [...errors] };
    const merged = mergePeople(stored, source);
    if (!merged) return { ok: false, errors: errors.length > 0 ? [...errors] : [nobody] };
    const { timeZone } = stored.partnership;
    const reading = checkPlan(merged, { timeZone, earlier: errors });
    // What is worth a look in the rest of the plan was said when that was imported.
    return reading.ok ? { ...reading, notes: [...notes] } : reading;
  } catch {
    return { ok: false, errors: [nobody] };
  }
}

const nobody = fileError(
  'people',
  'The file lists no people. In YAML they stand under "people:"; in a table each row is a person with an id and a name.',
);

const isBlank = (cell: PlanCell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

function withSections(table: PlanTable): PlanTable {
  const header = table.rows.find(({ cells }) => !cells.every(isBlank));
  const isNamed = header?.cells.some((cell) => nameKey(String(cell ?? '')) === 'section');
  if (!header || isNamed) return table;
  // Behind the last column, so that errors count the others as they stand in the file.
  const width = Math.max(...table.rows.map(({ cells }) => cells.length));
  const rows = table.rows
    .filter(({ cells }) => !cells.every(isBlank))
    .map((row) => {
      const gap = Array.from({ length: width - row.cells.length }, () => null);
      return { ...row, cells: [...row.cells, ...gap, row === header ? 'section' : 'person'] };
    });
  return { ...table, rows };
}
