import { readFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { readCsvText, readYamlText } from '../support/read-plan.ts';

test('the two examples of docs/plan-file.md are good, and the same plan', async () => {
  const page = await readFile(new URL('../../docs/plan-file.md', import.meta.url), 'utf8');
  const yaml = /```yaml\n(.+?)```/s.exec(page)?.[1] ?? '';
  const table = /(\| section \| id .+?)\n\n/s.exec(page)?.[1] ?? '';
  const rows = table
    .split('\n')
    .filter((line) => !line.startsWith('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  const [fromYaml, fromTable] = [await readYamlText(yaml), await readCsvText(stringify(rows))];

  expect(fromYaml).toMatchObject({ ok: true, notes: [] });
  expect(fromTable).toEqual(fromYaml);
});
