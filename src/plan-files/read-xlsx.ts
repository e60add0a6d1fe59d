import { readSheet, type SheetData } from 'read-excel-file/node';
import type { PlanError } from '../core/plan-problem.ts';
import { fileError } from './file-error.ts';
import type { PlanCell, PlanTable } from './plan-table.ts';
import { xlsxTrouble } from './xlsx-parts.ts';

export const planSheet = 'Plan';

type Reading = { table: PlanTable } | { errors: PlanError[] };

export async function readXlsx(bytes: Uint8Array): Promise<Reading> {
  const trouble = xlsxTrouble(bytes);
  if (trouble) return { errors: [trouble === 'rubbish' ? notXlsx : tooBig] };
  try {
    const data = await readSheet(Buffer.from(bytes), planSheet, { trim: false });
    return { table: tableOf(data) };
  } catch (error) {
    return { errors: [readingError(error)] };
  }
}

function tableOf(data: SheetData): PlanTable {
  const rows = data.map((row, index) => ({ line: index + 1, cells: row.map(cellOf) }));
  return { sheet: planSheet, rows };
}

/** The library's types say `typeof Date` where they mean a Date. */
function cellOf(cell: unknown): PlanCell {
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean')
    return cell;
  return cell instanceof Date ? cell : null;
}

const notXlsx = fileError(
  'an XLSX workbook',
  'The file is not an XLSX workbook that can be opened. Open it in Excel and save it again as .xlsx.',
);

const tooBig = fileError(
  'a workbook of a reasonable size',
  'The workbook unpacks to more than a plan can need. Copy the sheet Plan into a new workbook.',
);

function readingError(error: unknown): PlanError {
  if (error instanceof Error && error.name === 'SheetNotFoundError') {
    return fileError(
      `a sheet named ${planSheet}`,
      `The workbook has no sheet named ${planSheet}. Give the sheet that holds the plan that name.`,
    );
  }
  // The library names the cell: "<c/> at row 3, col 2: ...".
  const cell = error instanceof Error ? /at row (\d+), col (\d+)/.exec(error.message) : null;
  if (!cell) return notXlsx;
  const line = Number(cell[1]);
  return {
    line,
    sheet: planSheet,
    field: 'file',
    expected: 'cells with values',
    sentence: `Row ${line} of sheet ${planSheet}: the cell in column ${cell[2]} cannot be read. Type its value again.`,
  };
}
