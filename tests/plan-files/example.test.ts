import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { PlanReading } from '../../src/core/plan-check.ts';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';

const example = async (extension: string): Promise<PlanReading> => {
  const name = `cyscp-2024-25.${extension}`;
  return readPlanFile(await readFile(new URL(`../../examples/${name}`, import.meta.url)), name);
};

test('the example plan is good, and its notes name what is due after its end', async () => {
  const reading = await example('yaml');

  expect(reading.ok && reading.plan.actions).toHaveLength(25);
  expect(reading.ok && reading.notes.map((note) => note.slice(0, 10))).toEqual([
    ...['Action 1.3', 'Action 2.3', 'Action 2.4', 'Action 2.5', 'Action X.2', 'Action X.3'],
    'Action X.4',
  ]);
});

test.each(['xlsx', 'csv'])(
  'the example as %s is the same plan as the YAML: tools/write-examples.ts makes it so',
  async (extension) => {
    const reading = await example(extension);

    expect(reading).toEqual(await example('yaml'));
  },
);
