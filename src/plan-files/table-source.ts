import {
  type PlanError,
  type PlanProblem,
  type PlanSource,
  planErrorOf,
} from '../core/plan-problem.ts';
import { fileError } from './file-error.ts';
import { isDayFirst, readCell } from './plan-cell.ts';
import { nameKey, type PlanSection, planSections } from './plan-columns.ts';
import type { PlanCell, PlanTable } from './plan-table.ts';
import { readHeader, type TableHeader } from './table-header.ts';
import { attachMeasures } from './table-measures.ts';
import { type Fields, lineKey, listAt, placer, type Reader, refOf } from './table-reader.ts';

type Row = PlanTable['rows'][number];
type NamedSection = PlanSection & { name: string };

/**
 * `errors` are what the check cannot see any more; `notes` are sentences on what is worth a look. There is no
 * `source` where the header leaves nothing to check.
 */
export type TableReading = { source?: PlanSource; errors: PlanError[]; notes: string[] };

/**
 * A table as the YAML form's data. The first row with anything in it names the columns; every later row
 * is read by its section. Rows whose section begins with # are remarks.
 */
export function readTable({ sheet, rows }: PlanTable): TableReading {
  const [first, ...rest] = rows.filter(({ cells }) => !cells.every(isBlank));
  const header = readHeader(first?.cells ?? []);
  const reader: Reader = { file: {}, problems: header.problems, measures: [], lines: new Map() };
  const hasSections = header.columns.includes('section');
  if (hasSections && rest.length === 0) return { errors: [noRows(sheet)], notes: [] };
  if (hasSections) for (const row of rest) readRow(reader, header, row);
  attachMeasures(reader);
  const source = { file: reader.file, placeOf: placer(reader.lines, first?.line ?? 1, sheet) };
  const errors = reader.problems.map((problem) => planErrorOf(source, problem));
  const notes = dayFirstNotes(reader.dayFirst);
  return hasSections ? { source, errors, notes } : { errors, notes };
}

const noRows = (sheet: string | undefined): PlanError =>
  fileError(
    'a partnership row',
    `${sheet === undefined ? 'The file' : `The sheet ${sheet}`} has no rows under its first. A plan must have a row of the section partnership, and more; see docs/plan-file.md.`,
  );

const isBlank = (cell: PlanCell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

const sectionsByKey = new Map<string, NamedSection>(
  Object.entries(planSections).map(([name, section]) => [nameKey(name), { name, ...section }]),
);

function readRow(reader: Reader, header: TableHeader, row: Row): void {
  const word = String(row.cells[header.columns.indexOf('section')] ?? '').trim();
  if (word.startsWith('#')) return;
  const section = sectionsByKey.get(nameKey(word));
  if (section) {
    addRow(reader, section, row.line, fieldsOf(reader, section, header, row));
    return;
  }
  rowProblem(reader, row.line, {
    expected: `one of: ${Object.keys(planSections).join(', ')}`,
    ...(word === '' ? {} : { found: word }),
  });
}

function rowProblem(reader: Reader, line: number, trouble: Omit<PlanProblem, 'path'>): void {
  const path = ['section', line];
  reader.lines.set(lineKey(path), line);
  reader.problems.push({ path, ...trouble });
}

function fieldsOf(
  reader: Reader,
  section: NamedSection,
  { columns, isNameless }: TableHeader,
  row: Row,
): Fields {
  const filled = row.cells.flatMap((cell, place) => {
    const column = columns[place] ?? (isNameless(place) ? `column ${place + 1}` : undefined);
    return column === undefined || column === 'section' || isBlank(cell) ? [] : [{ column, cell }];
  });
  // A cell in a column that its section does not use stays, so that the check can name it.
  return Object.fromEntries(
    filled.map(({ column, cell }) => {
      const kind = section.columns[column] ?? 'text';
      if ((kind === 'date' || kind === 'due') && isDayFirst(cell)) reader.dayFirst ??= `${cell}`;
      return [column, readCell(cell, kind)];
    }),
  );
}

function addRow(reader: Reader, section: NamedSection, line: number, fields: Fields): void {
  const { key, single, name } = section;
  if (name === 'measure') {
    const { action, ...rest } = fields;
    reader.measures.push({ line, action: refOf(action), fields: rest });
  } else if (single && reader.file[key]) {
    rowProblem(reader, line, {
      expected: `only one row of the section ${name}`,
      found: name,
      says: `There is a row of the section ${name} already. Keep one.`,
    });
  } else if (single) {
    reader.file[key] = fields;
    reader.lines.set(lineKey([key]), line);
  } else {
    const list = listAt(reader.file, key);
    reader.lines.set(lineKey([key, list.length]), line);
    list.push(name === 'closedDay' ? fields.day : fields);
  }
}

function dayFirstNotes(dayFirst: string | undefined): string[] {
  if (dayFirst === undefined) return [];
  return [`Dates such as ${dayFirst} were read day first: ${readCell(dayFirst, 'date')}.`];
}
