import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const good = `section,id,number,ref,priority,name,title,kind,subGroup,due,agencies,lead,email,roles,statutory,timeZone,from,to
partnership,york,,,,York,,lscp,,,,,,,,Europe/London,,
plan,,,,,,Business Plan,,,,,,,,,,2024-04-01,2025-03-31
agency,council,,,,City of York Council,,,,,,,,,yes,,,
person,lead,,,,Lead,,,,,,,lead@example.org,coordinator,,,,
person,deputy,,,,Deputy,,,,,,,,,,,,
priority,,1,,,,Early Help,,,,,,,,,,,
subGroup,early-help,,,,Early Help,,,,,,lead,,,,,,
action,,,1.1,1,,Publish the strategy,,early-help,2024-09-03,council,,,,,,,
`;

/** The CSV of `smallPlan()`, with one passage written otherwise. The action is on line 9. */
export function planCsv(passage = '', otherwise = ''): string {
  if (!good.includes(passage)) throw new Error(`the plan has no passage "${passage}"`);
  return good.replace(passage, () => otherwise);
}

/** The CSV of `smallPlan()` with these rows before its own, and the columns they need. */
export function planCsvWith(rows: readonly Record<string, string>[]): string {
  const known: Record<string, string>[] = parse(good, { columns: true });
  const columns = [...new Set([...known, ...rows].flatMap(Object.keys))];
  return stringify([...rows, ...known], { header: true, columns });
}

/** The same cells as spreadsheets write them where the comma is another mark. */
export function separatedBy(delimiter: string, csv: string): string {
  const rows: string[][] = parse(csv, { relax_column_count: true });
  return stringify(rows, { delimiter });
}
