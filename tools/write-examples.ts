// npx tsx tools/write-examples.ts
// Writes the example plan, which is kept as YAML, as the XLSX and the CSV beside it.
import { readFile, writeFile } from 'node:fs/promises';
import { readPlanFile } from '../src/plan-files/read-plan-file.ts';
import { writePlanFile } from '../src/plan-files/write-plan-file.ts';

const name = 'cyscp-2024-25';
const fileOf = (extension: string): URL =>
  new URL(`../examples/${name}.${extension}`, import.meta.url);

const reading = await readPlanFile(await readFile(fileOf('yaml')), `${name}.yaml`);
if (!reading.ok) throw new Error(reading.errors.map(({ sentence }) => sentence).join('\n'));
for (const format of ['xlsx', 'csv'] as const) {
  await writeFile(fileOf(format), await writePlanFile(reading.plan, format));
}
