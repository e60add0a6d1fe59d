import { fieldName, ownerName, type PlanPath } from './plan-path.ts';

/** Lines and rows count from 1. `sheet` is there for an XLSX, and then `line` is its row. */
export type PlanPlace = { line?: number; sheet?: string };

/** A plan file as plain data, whatever its format, and where each part of it was written. */
export type PlanSource = { file: unknown; placeOf: (path: PlanPath) => PlanPlace };

/** Something wrong at one place of the file. */
export type PlanProblem = {
  path: PlanPath;
  /** Half a sentence that follows "should be". */
  expected: string;
  /** The value there; left out where the trouble is that there is none. */
  found?: unknown;
  /** Replaces "should be ..., but is ...": whole sentences, the mend last. */
  says?: string;
  /** Follows the sentence: how to mend it. */
  mend?: string;
};

/** What a person is told: `sentence` says the place, the field, what is wrong and the mend. */
export type PlanError = PlanPlace & {
  field: string;
  expected: string;
  found?: string;
  sentence: string;
};

/** "Line 12"; "Row 12 of sheet Plan"; empty where the place is not known. */
export function placeName({ line, sheet }: PlanPlace): string {
  if (line === undefined) return sheet === undefined ? '' : `Sheet ${sheet}`;
  return sheet === undefined ? `Line ${line}` : `Row ${line} of sheet ${sheet}`;
}

export function planErrorOf({ file, placeOf }: PlanSource, problem: PlanProblem): PlanError {
  const place = placeOf(problem.path);
  const found = written(problem.found);
  const where = [placeName(place), ownerName(file, problem.path)].filter(Boolean).join(', ');
  const sentences = [saysOf(problem), problem.mend].filter(Boolean).join(' ');
  return {
    ...place,
    field: fieldName(problem.path),
    expected: problem.expected,
    ...(found === undefined ? {} : { found }),
    sentence: where ? `${where}: ${sentences}` : sentences,
  };
}

function saysOf({ path, expected, found, says }: PlanProblem): string {
  if (says) return says;
  const field = fieldName(path);
  const name = field.slice(field.indexOf('.') + 1);
  return found === undefined
    ? `${name} is missing. It should be ${expected}.`
    : `${name} should be ${expected}, but is ${quoted(found)}.`;
}

const longestFound = 60;

function written(found: unknown): string | undefined {
  if (found === undefined) return undefined;
  if (found instanceof Date) return `the date ${found.toISOString().slice(0, 10)}`;
  if (typeof found === 'object' && !Array.isArray(found)) return 'a group of fields';
  // What a terminal would obey or hide is shown as a box.
  const text = plain(found).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\u25A1');
  return text.length > longestFound ? `${text.slice(0, longestFound)}...` : text;
}

function plain(found: unknown): string {
  if (!Array.isArray(found)) return String(found);
  const isShort = found.length > 0 && found.every((item) => typeof item !== 'object');
  return isShort ? `the list ${found.join(', ')}` : `${found.length === 0 ? 'an empty' : 'a'} list`;
}

/** The value as it stands in a sentence: text in quotes, and everything else by what it is. */
export function quoted(found: unknown): string {
  const text = written(found) ?? 'nothing';
  if (typeof found === 'string') return `"${text}"`;
  return typeof found === 'number' ? `the number ${text}` : text;
}
