import { CsvError, parse } from 'csv-parse/sync';
import type { PlanError } from '../core/plan-problem.ts';
import { unmarked } from './csv-text.ts';
import { fileError } from './file-error.ts';
import { mostRows, type PlanTable } from './plan-table.ts';

/** Separated by commas, semicolons or tabs. `line` of a row is where it begins: a cell may hold several lines. */
export function readCsv(text: string): { table: PlanTable } | { errors: PlanError[] } {
  try {
    // Blank lines are rows here, so that the end of one row tells the beginning of the next.
    const nextLines = [1];
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      on_record: (record: string[], { lines }) => {
        nextLines.push(lines + 1);
        return record;
      },
    });
    if (rows.length > mostRows) return { errors: [tooManyRows(rows.length)] };
    return {
      table: {
        rows: rows.map((record, place) => ({
          line: nextLines[place] ?? 1,
          cells: record.map((cell) => unmarked(cell.trim())),
        })),
      },
    };
  } catch (error) {
    return { errors: [quoteError(error)] };
  }
}

/** Where the comma parts whole numbers from decimals, spreadsheets put another mark between cells. */
const delimiters = [',', ';', '\t'];

/** The one that is most often in the first row: names of columns hold none, and a cell below may hold any. */
function delimiterOf(text: string): string {
  const [header = ''] = /^.*\S.*$/m.exec(text) ?? [];
  const [first] = delimiters
    .map((delimiter) => ({ delimiter, times: header.split(delimiter).length }))
    .sort((one, other) => other.times - one.times);
  return first?.delimiter ?? ',';
}

function tooManyRows(count: number): PlanError {
  return fileError(
    `at most ${mostRows} rows`,
    `The file has ${count} rows, and a plan has at most ${mostRows}. Take out what is not part of the plan.`,
  );
}

function quoteError(error: unknown): PlanError {
  const line =
    error instanceof CsvError && typeof error.lines === 'number' ? error.lines : undefined;
  return fileError(
    'CSV',
    'a quotation mark is out of place. Put text with commas or quotes in "..." and double quotes inside.',
    line ?? 1,
  );
}
