import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { planSheet } from '../../src/plan-files/read-xlsx.ts';
import { writePlanFile } from '../../src/plan-files/write-plan-file.ts';
import { anyPlan } from '../support/any-plan.ts';
import { planAction, smallPlan } from '../support/plan-builder.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('no cell of a CSV begins as a formula does, whatever the plan says', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async (plan) => {
      const rows = parse(textOf(await writePlanFile(plan, 'csv')), { bom: true });

      expect(
        rows.flat().filter((cell) => /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell)),
      ).toEqual([]);
    }),
  );
});

test('a ref, a share and a time are marked as text in a CSV, and a date and a number are left alone', async () => {
  const measure = { kind: 'done', text: '09:00', baseline: '90%', target: '£1,000' } as const;
  const plan = smallPlan({ actions: [planAction({ ref: '1.10', measures: [measure] })] });

  const lines = textOf(await writePlanFile(plan, 'csv')).split('\n');

  const cellsOf = (section: string): string[] =>
    (lines.find((line) => line.startsWith(section)) ?? '').split(',').filter(Boolean);
  expect(cellsOf('action')).toEqual([
    ...['action', "'1.10", '1', 'Publish the strategy', 'early-help'],
    ...['2024-09-03', 'plan', 'council'],
  ]);
  expect(cellsOf('measure')).toEqual([
    'measure',
    "'1.10",
    'done',
    "'09:00",
    "'90%",
    `"'£1`,
    '000"',
  ]);
});

test('a CSV begins with the mark by which Excel knows UTF-8', async () => {
  const bytes = await writePlanFile(smallPlan(), 'csv');

  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test('a workbook has the ref as text and the number as a number', async () => {
  const bytes = await writePlanFile(smallPlan({ actions: [planAction({ ref: '1.10' })] }), 'xlsx');

  const [header = [], ...rows] = await readSheet(Buffer.from(bytes), planSheet);
  const action = rows.find((row) => row[0] === 'action') ?? [];
  expect([action[header.indexOf('ref')], action[header.indexOf('priority')]]).toEqual(['1.10', 1]);
});

test('YAML has the ref in quotes and the date without', async () => {
  const text = textOf(await writePlanFile(smallPlan(), 'yaml'));

  expect(text).toContain('  - ref: "1.1"\n');
  expect(text).toContain('    due: 2024-09-03\n');
});
