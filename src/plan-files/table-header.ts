import { type PlanProblem, quoted } from '../core/plan-problem.ts';
import { nameKey, planColumns } from './plan-columns.ts';
import type { PlanCell } from './plan-table.ts';

/** The first row of a table. `columns` has, place by place, a known column, or undefined. */
export type TableHeader = {
  columns: (string | undefined)[];
  /** True where nothing stands above the column, so what is below has no name at all. */
  isNameless: (place: number) => boolean;
  problems: PlanProblem[];
};

const columnsByKey = new Map<string, string>(planColumns.map((name) => [nameKey(name), name]));

const noSection: PlanProblem = {
  path: ['header', 'section'],
  expected: 'a column',
  says: 'The first row should name the columns, separated by commas in a CSV; one is named section.',
};

export function readHeader(cells: readonly PlanCell[]): TableHeader {
  const names = cells.map((cell) => String(cell ?? '').trim());
  const columns = names.map((name) => columnsByKey.get(nameKey(name)));
  const problems = names.flatMap((name, place) => {
    const column = columns[place];
    if (name !== '' && !column) return [headerProblem(name, place, 'is not a column here')];
    const isTwice = column && columns.indexOf(column) < place;
    return isTwice ? [headerProblem(name, place, 'is there twice')] : [];
  });
  return {
    columns,
    isNameless: (place) => (names[place] ?? '') === '',
    // Without its sections nothing of the table can be read, and why is all there is to say.
    problems: columns.includes('section') ? problems : [noSection],
  };
}

function headerProblem(name: string, place: number, trouble: string): PlanProblem {
  const columns = planColumns.join(', ');
  return {
    path: ['header', name, place],
    expected: `one of: ${columns}`,
    found: name,
    says: `${quoted(name)} ${trouble}. The columns are ${columns}.`,
  };
}
