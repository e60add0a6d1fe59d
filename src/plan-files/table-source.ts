import type { PlanPath } from '../core/plan-path.ts';
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

type Row = PlanTable['rows'][number];
type Fields = Record<string, unknown>;
type NamedSection = PlanSection & { name: string };

/**
 * `errors` are what the check cannot see any more; `notes` are sentences on what is worth a look. There is no
 * `source` where the header leaves nothing to check.
 */
export type TableReading = { source?: PlanSource; errors: PlanError[]; notes: string[] };

/** What has been read so far. */
type Reader = {
  file: Record<string, Fields | unknown[]>;
  problems: PlanProblem[];
  measures: { line: number; action: string | undefined; fields: Fields }[];
  /** One date that was read day first. */
  dayFirst?: string;
  lines: Map<string, number>;
};

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

/** A field is where its row is; what has no row is said of the header. */
function placer(
  lines: ReadonlyMap<string, number>,
  headerLine: number,
  sheet: string | undefined,
): PlanSource['placeOf'] {
  const inSheet = sheet === undefined ? {} : { sheet };
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const line = lines.get(lineKey(path.slice(0, length)));
      if (line !== undefined) return { line, ...inSheet };
    }
    return { line: headerLine, ...inSheet };
  };
}

const lineKey = (path: PlanPath): string => JSON.stringify(path);

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

function listAt(file: Record<string, unknown>, key: string): unknown[] {
  const list = file[key];
  if (Array.isArray(list)) return list;
  const made: unknown[] = [];
  file[key] = made;
  return made;
}

const refOf = (cell: unknown): string | undefined =>
  cell === undefined ? undefined : String(cell).trim();

/** A measure may stand anywhere, so it finds its action once every row is read. */
function attachMeasures({ file, measures, lines, problems }: Reader): void {
  const actions = (Array.isArray(file.actions) ? file.actions : []).filter(isFields);
  const indexes = new Map(actions.map(({ ref }, index) => [refOf(ref), index]));
  for (const { line, action, fields } of measures) {
    const index = action === undefined ? undefined : indexes.get(action);
    const owner = index === undefined ? undefined : actions[index];
    if (index === undefined || !owner) {
      lines.set(lineKey(['measure', line]), line);
      problems.push({
        path: ['measure', line, 'action'],
        expected: 'the ref of an action in this file',
        ...(action === undefined ? {} : { found: action }),
      });
      continue;
    }
    const list = listAt(owner, 'measures');
    lines.set(lineKey(['actions', index, 'measures', list.length]), line);
    list.push(fields);
  }
}

const isFields = (row: unknown): row is Fields => typeof row === 'object' && row !== null;

function dayFirstNotes(dayFirst: string | undefined): string[] {
  if (dayFirst === undefined) return [];
  return [`Dates such as ${dayFirst} were read day first: ${readCell(dayFirst, 'date')}.`];
}
