import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import writeWorkbook, { type Cell } from 'write-excel-file/node';
import type { PlanReading } from '../../src/core/plan-check.ts';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';
import { exampleSchedule } from '../support/example-schedule.ts';
import { smallPlan } from '../support/plan-builder.ts';
import { planCsv, planCsvWith } from '../support/plan-csv.ts';
import { sentencesOf } from '../support/read-plan.ts';
import { workbookOf } from '../support/zip.ts';

const notXlsx =
  'The file is not an XLSX workbook that can be opened. Open it in Excel and save it again as .xlsx.';
const tooBig =
  'The workbook unpacks to more than a plan can need. Copy the sheet Plan into a new workbook.';

/** The cells of the small plan as somebody would type them, some of them changed: `{ due: new Date(...) }`. */
async function workbook(
  section: string,
  changes: Record<string, Cell> = {},
  { sheet = 'Plan', csv = planCsv() } = {},
): Promise<Uint8Array> {
  const [header = [], ...rows] = parse(csv);
  const cells = rows.map((row) =>
    row.map((text, place): Cell => {
      const change = row[0] === section ? changes[header[place] ?? ''] : undefined;
      return change ?? (text === '' ? null : text);
    }),
  );
  return new Uint8Array(await writeWorkbook([header, ...cells], { sheet }).toBuffer());
}

const read = (bytes: Uint8Array): Promise<PlanReading> => readPlanFile(bytes, 'plan.xlsx');

test('a good workbook gives the same plan as its YAML', async () => {
  const reading = await read(await workbook('plan'));

  expect(reading).toEqual({ ok: true, plan: smallPlan(), notes: [] });
});

test('numbers, days and truths may be typed as a spreadsheet keeps them', async () => {
  const bytes = await workbook('action', {
    priority: 1,
    due: { value: new Date('2024-09-03T00:00:00Z'), format: 'dd/mm/yyyy' },
  });

  const reading = await read(bytes);

  expect(reading).toEqual({ ok: true, plan: smallPlan(), notes: [] });
});

test('a yes may be a truth value', async () => {
  const reading = await read(await workbook('agency', { statutory: true }));

  expect(reading).toEqual({ ok: true, plan: smallPlan(), notes: [] });
});

test('a time and a count of days may be typed as a spreadsheet keeps them', async () => {
  const schedule = exampleSchedule();
  const csv = planCsvWith([
    {
      ...{ section: 'schedule', rule: schedule.rule, time: 'later', close: 'TH 17:00' },
      ...{ rollUp: 'FR 10:00', remindAfterWorkingDays: 'later', deputyAfterWorkingDays: '2' },
      ...{ chairAfterWorkingDays: '3' },
    },
  ]);
  const bytes = await workbook(
    'schedule',
    {
      time: { value: new Date('1899-12-31T08:59:59.990Z'), format: 'hh:mm' },
      remindAfterWorkingDays: 2,
    },
    { csv },
  );

  const reading = await read(bytes);

  expect(reading).toEqual({ ok: true, plan: smallPlan({ schedule }), notes: [] });
});

test('an error names the row, the sheet and the field', async () => {
  const reading = await read(await workbook('person', { email: 'nobody' }));

  expect(reading).toEqual({
    ok: false,
    errors: [5, 6].map((line) =>
      expect.objectContaining({ line, sheet: 'Plan', field: 'person.email' }),
    ),
  });
  expect(sentencesOf(reading)[0]).toBe(
    'Row 5 of sheet Plan, person lead: email should be an e-mail address such as name@example.org, but is "nobody".',
  );
});

test('a ref that the spreadsheet made a number is refused with the reason', async () => {
  const reading = await read(await workbook('action', { ref: 2.1 }));

  expect(sentencesOf(reading)).toEqual([
    'Row 9 of sheet Plan, action 2.1: ref should be text such as "2.3", or "X.1" for a cross-cutting action, but is the number 2.1. Write it as text: in quotes, or in a cell formatted as text. As a number, 2.10 becomes 2.1.',
  ]);
});

test('a ref that the spreadsheet made a date is refused', async () => {
  const date = { value: new Date('2025-02-01T00:00:00Z'), format: 'dd/mm/yyyy' };

  const reading = await read(await workbook('action', { ref: date }));

  expect(sentencesOf(reading)).toEqual([
    expect.stringContaining('but is the date 2025-02-01. Write it as text'),
  ]);
});

test('a title that is a number is refused, since its format would be lost', async () => {
  const reading = await read(await workbook('priority', { title: 0.9 }));

  expect(sentencesOf(reading)).toEqual([
    'Row 7 of sheet Plan, priority 1: title should be text of up to 500 characters, but is the number 0.9. Write it as text: in quotes, or in a cell formatted as text.',
  ]);
});

test('a workbook without a sheet named Plan is refused', async () => {
  const reading = await read(await workbook('plan', {}, { sheet: 'Sheet1' }));

  expect(sentencesOf(reading)).toEqual([
    'The workbook has no sheet named Plan. Give the sheet that holds the plan that name.',
  ]);
});

test('a workbook whose sheet is empty is told what the first row should be', async () => {
  const reading = await read(workbookOf(''));

  expect(sentencesOf(reading)).toEqual([
    'Row 1 of sheet Plan, header: The first row should name the columns, separated by commas in a CSV; one is named section.',
  ]);
});

test('text that is named .xlsx is refused', async () => {
  const reading = await read(new TextEncoder().encode(planCsv()));

  expect(sentencesOf(reading)).toEqual([notXlsx]);
});

test('a workbook of the old kind, .xls, is refused', async () => {
  const oldHeader = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

  const reading = await read(Uint8Array.from([...oldHeader, ...Array(600).fill(0)]));

  expect(sentencesOf(reading)).toEqual([notXlsx]);
});

test('a workbook that was cut short is refused', async () => {
  const whole = await workbook('plan');

  const reading = await read(whole.slice(0, whole.length - 200));

  expect(sentencesOf(reading)).toEqual([notXlsx]);
});

test.each([60 * 1024 * 1024, 10])(
  'a small file that unpacks to 60 MB is refused, though it claims %d',
  async (claimedBytes) => {
    const bomb = { name: 'xl/styles.xml', data: Buffer.alloc(60 * 1024 * 1024), claimedBytes };

    const reading = await read(workbookOf('', [bomb]));

    expect(sentencesOf(reading)).toEqual([tooBig]);
  },
);

test.each([
  [false, expect.stringContaining('header')],
  [true, notXlsx],
])('a part that the directory does not tell of is refused: %s', async (isHidden, sentence) => {
  const part = { name: 'xl/styles.xml', data: Buffer.from('<?xml version="1.0"?><a/>'), isHidden };

  const reading = await read(workbookOf('', [part]));

  expect(sentencesOf(reading)).toEqual([sentence]);
});

test.each(['XFD2', 'B1048576'])('a lone cell as far away as %s is refused', async (cell) => {
  const row = cell.replace(/\D/g, '');
  const far = `<row r="${row}"><c s="0" r="${cell}"><v>1</v></c></row>`;

  const reading = await read(workbookOf(far));

  expect(sentencesOf(reading)).toEqual([tooBig]);
});

test('an empty cell far away does not matter', async () => {
  const reading = await read(workbookOf('<row r="30000"><c s="0" r="XFD30000"/></row>'));

  expect(sentencesOf(reading)).not.toContain(tooBig);
});

test('a cell that points at no text is told with its row', async () => {
  const reading = await read(workbookOf('<row r="3"><c r="B3" t="s"><v>7</v></c></row>'));

  expect(sentencesOf(reading)).toEqual([
    'Row 3 of sheet Plan: the cell in column 2 cannot be read. Type its value again.',
  ]);
});
