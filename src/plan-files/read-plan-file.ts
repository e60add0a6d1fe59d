import { checkPlan, type PlanReading } from '../core/plan-check.ts';
import type { PlanError, PlanSource } from '../core/plan-problem.ts';
import { fileError } from './file-error.ts';
import { fileText } from './file-text.ts';
import type { PlanTable } from './plan-table.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { readYaml } from './read-yaml.ts';
import { readTable } from './table-source.ts';

/** A plan of 2,000 actions with measures is 1 MB; what is over this is not parsed at all. */
export const mostPlanFileBytes = 5 * 1024 * 1024;

type Source = { source?: PlanSource; errors: readonly PlanError[]; notes?: readonly string[] };

/**
 * The plan in a YAML, XLSX or CSV file, told apart by the end of the name, or every error in it at once.
 * Never throws. `notes` are sentences on what was accepted and is worth a look. A partnership that names no
 * zone gets `timeZone`.
 */
export async function readPlanFile(
  bytes: Uint8Array,
  fileName: string,
  timeZone = 'Europe/London',
): Promise<PlanReading> {
  try {
    const { source, errors, notes = [] } = await sourceOf(bytes, fileName);
    if (!source) return { ok: false, errors: [...errors] };
    const reading = checkPlan(source, { timeZone, earlier: errors });
    return reading.ok ? { ...reading, notes: [...notes, ...reading.notes] } : reading;
  } catch {
    // Nesting deeper than the stack is the one thing no reader guards against.
    return { ok: false, errors: [unreadable] };
  }
}

const unreadable = fileError(
  'a plan',
  'The file cannot be read as a plan. Compare it with an example in the folder examples.',
);

/** The data in a file, or what keeps it from being read. `prepared` is given a table before it is read. */
export async function sourceOf(
  bytes: Uint8Array,
  fileName: string,
  prepared = (table: PlanTable): PlanTable => table,
): Promise<Source> {
  const tableSource = (reading: ReturnType<typeof readCsv>): Source =>
    'table' in reading ? readTable(prepared(reading.table)) : reading;
  if (bytes.length > mostPlanFileBytes) return { errors: [tooLarge(bytes.length)] };
  if (bytes.length === 0) return textSource(bytes, readYaml);
  switch (/\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()) {
    case 'yaml':
    case 'yml':
      return textSource(bytes, readYaml);
    case 'csv':
      return textSource(bytes, (text) => tableSource(readCsv(text)));
    case 'xlsx':
      return tableSource(await readXlsx(bytes));
    default:
      return { errors: [unknownKind] };
  }
}

const unknownKind = fileError(
  'a name that ends in .yaml, .yml, .xlsx or .csv',
  'The name of a plan file should end in .yaml, .yml, .xlsx or .csv. Save it as one of these.',
);

function tooLarge(size: number): PlanError {
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return fileError(
    'at most 5 MB',
    `The file is ${megabytes} MB, and a plan is at most 5 MB. Take out what is not part of the plan.`,
  );
}

function textSource(bytes: Uint8Array, read: (text: string) => Source): Source {
  const decoded = fileText(bytes);
  return 'error' in decoded ? { errors: [decoded.error] } : read(decoded.text);
}
