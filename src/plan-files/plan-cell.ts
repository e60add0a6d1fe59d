import { isLocalDate } from '../core/local-date.ts';
import { valueAt } from '../core/plan-path.ts';
import type { CellKind } from './plan-columns.ts';
import type { PlanCell } from './plan-table.ts';

/** Two fields that share a cell: "TH 17:00". The first never holds a space. */
const pairs = {
  accounts: ['workspace', 'user'],
  moment: ['weekday', 'time'],
  channel: ['workspace', 'channel'],
} as const;

/**
 * The data in a cell, shaped as the YAML form has it. What does not fit its kind comes back as it is, for
 * the check to name. An empty cell is undefined.
 */
export function readCell(cell: PlanCell | undefined, kind: CellKind): unknown {
  if (cell === undefined || cell === null) return undefined;
  if (cell instanceof Date) return readDateCell(cell, kind);
  if (typeof cell === 'string') {
    const text = cell.trim();
    return text === '' ? undefined : textReaders[kind](text);
  }
  return kind === 'list' || kind === 'numbers' ? [cell] : cell;
}

const minuteMs = 60_000;

/** A spreadsheet keeps a day as midnight UTC, and a time of day as that time on its day nought. */
function readDateCell(at: Date, kind: CellKind): unknown {
  if (Number.isNaN(at.getTime())) return 'not a date';
  // 9:20 is kept as 0.3888888889 of a day, a little less than it is.
  const minute = new Date(Math.round(at.getTime() / minuteMs) * minuteMs).toISOString();
  if (kind === 'date' || kind === 'due') return minute.slice(0, 10);
  return kind === 'time' ? minute.slice(11, 16) : at;
}

const textReaders: Readonly<Record<CellKind, (text: string) => unknown>> = {
  text: (text) => text,
  number: numberOrText,
  date: isoDate,
  due: (text) => {
    const each = /^each\b:?\s+(.+)$/is.exec(text)?.[1];
    return each === undefined ? isoDate(text) : { each };
  },
  list: listItems,
  numbers: (text) => listItems(text).map(numberOrText),
  accounts: (text) => listItems(text).map((item) => readPair(item, pairs.accounts)),
  priority: numberOrText,
  time: (text) => text,
  moment: (text) => readPair(text, pairs.moment),
  channel: (text) => readPair(text, pairs.channel),
};

function numberOrText(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function listItems(text: string): string[] {
  return text
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean);
}

function readPair(text: string, [first, second]: readonly [string, string]): unknown {
  const [, before, after] = /^(\S+)\s+(.+)$/s.exec(text) ?? [];
  return before === undefined ? { [first]: text } : { [first]: before, [second]: after };
}

/** True for 31/03/2025, which spreadsheets in the United Kingdom make of 2025-03-31. */
export function isDayFirst(cell: PlanCell | undefined): boolean {
  return typeof cell === 'string' && isoDate(cell.trim()) !== cell.trim();
}

/** Day first where that is a day; otherwise as it was written. */
function isoDate(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(on) ? on : text;
}

/** The text of a cell that `readCell` reads back as the same data. */
export function writeCell(value: unknown, kind: CellKind): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => writeCell(item, kind)).join('; ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if (kind === 'accounts' || kind === 'moment' || kind === 'channel') {
    return pairs[kind].map((field) => String(valueAt(value, [field]))).join(' ');
  }
  return `each ${String(valueAt(value, ['each']))}`;
}
