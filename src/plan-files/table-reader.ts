import type { PlanPath } from '../core/plan-path.ts';
import type { PlanProblem, PlanSource } from '../core/plan-problem.ts';

export type Fields = Record<string, unknown>;

/** What has been read so far. */
export type Reader = {
  file: Record<string, Fields | unknown[]>;
  problems: PlanProblem[];
  measures: { line: number; action: string | undefined; fields: Fields }[];
  /** One date that was read day first. */
  dayFirst?: string;
  lines: Map<string, number>;
};

/** A field is where its row is; what has no row is said of the header. */
export function placer(
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

/** How a place of the file is looked up among the lines. */
export const lineKey = (path: PlanPath): string => JSON.stringify(path);

/** The list at a key, made where there is none. */
export function listAt(file: Record<string, unknown>, key: string): unknown[] {
  const list = file[key];
  if (Array.isArray(list)) return list;
  const made: unknown[] = [];
  file[key] = made;
  return made;
}

export const refOf = (cell: unknown): string | undefined =>
  cell === undefined ? undefined : String(cell).trim();
