import { stringify as stringifyCsv } from 'csv-stringify/sync';
import writeWorkbook, { type Cell } from 'write-excel-file/node';
import { stringify as stringifyYaml } from 'yaml';
import type { Plan } from '../core/plan.ts';
import { marked } from './csv-text.ts';
import type { CellKind } from './plan-columns.ts';
import { planColumns } from './plan-columns.ts';
import { planData } from './plan-data.ts';
import { planLines, type WrittenCell } from './plan-lines.ts';
import { planSheet } from './read-xlsx.ts';

export type PlanFormat = 'yaml' | 'xlsx' | 'csv';

/** The bytes of a file that `readPlanFile` reads as the same plan. YAML and CSV are UTF-8. */
export async function writePlanFile(plan: Plan, format: PlanFormat): Promise<Uint8Array> {
  switch (format) {
    case 'yaml':
      return new TextEncoder().encode(yamlOf(plan));
    case 'csv':
      return new TextEncoder().encode(csvOf(plan));
    case 'xlsx':
      return await xlsxOf(plan);
  }
}

const yamlOf = (plan: Plan): string =>
  // Text is never folded, so that a change of one word is a change of one line.
  stringifyYaml(planData(plan), { schema: 'core', lineWidth: 0, aliasDuplicateObjects: false });

/** Whole numbers and dates come back the same from any spreadsheet; a mark would only be in the way. */
const plainKinds: ReadonlySet<CellKind> = new Set(['number', 'numbers', 'priority', 'date', 'due']);

function csvOf(plan: Plan): string {
  const rows = planLines(plan).map((cells) =>
    cells.map(({ text, kind }) => (plainKinds.has(kind) ? text : marked(text))),
  );
  // Excel takes a CSV for UTF-8 only if it begins with a byte order mark.
  return stringifyCsv([[...planColumns], ...rows], { bom: true });
}

async function xlsxOf(plan: Plan): Promise<Uint8Array> {
  const header: Cell[] = planColumns.map((value) => ({ value, fontWeight: 'bold' }));
  const rows = planLines(plan).map((cells) => cells.map(xlsxCell));
  const columns = planColumns.map((name) => ({ width: columnWidths[name] ?? 14 }));
  const workbook = writeWorkbook([header, ...rows], {
    sheet: planSheet,
    columns,
    stickyRowsCount: 1,
  });
  return new Uint8Array(await workbook.toBuffer());
}

/** In characters. */
const columnWidths: Readonly<Record<string, number>> = {
  title: 60,
  name: 34,
  text: 40,
  outcome: 40,
  subGroup: 24,
  email: 34,
  rule: 26,
};

/** Formatted as text (@), so that 2.10 stays 2.10 when it is typed again, and = begins no formula. */
function xlsxCell({ text, kind }: WrittenCell): Cell {
  if (text === '') return null;
  const isNumber = (kind === 'number' || kind === 'priority') && /^\d+$/.test(text);
  if (isNumber) return { value: Number(text), type: Number };
  return { value: xlsxText(text), type: String, format: '@' };
}

/**
 * ECMA-376 Part 1, 22.9.2.19: _x0041_ is read as A, unless its first character is itself escaped. The library
 * looks texts up in a plain object, so it loses one that is the name of an object's own member, such as
 * "constructor": escaped in its first character, it is another text.
 */
function xlsxText(text: string): string {
  if (text in Object.prototype) return escapedCharacter(text) + text.slice(1);
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, escapedCharacter);
}

const escapedCharacter = (text: string): string =>
  `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
