import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../src/core/plan.ts';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';
import { type LivingPartnership, livingWorkspace } from './living-workspace.ts';

/** The example plan, as it lies in the examples folder. */
export async function examplePlan(): Promise<Plan> {
  const name = 'examples/cyscp-2024-25.yaml';
  const bytes = await readFile(fileURLToPath(new URL(`../../${name}`, import.meta.url)));
  const read = await readPlanFile(bytes, name);
  if (!read.ok) throw new Error(read.errors.map(({ sentence }) => sentence).join('\n'));
  return read.plan;
}

/** A partnership that lives in a database of its own: the real store, the real local messages, no web page. */
export async function livingPartnership(
  plan?: Plan,
  startsAt?: string,
): Promise<LivingPartnership & { end(): Promise<void> }> {
  const { founds, end } = await livingWorkspace();
  return { ...(await founds(plan ?? (await examplePlan()), startsAt)), end };
}
