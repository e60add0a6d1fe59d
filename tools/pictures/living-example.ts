import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../src/core/plan.ts';
import { databaseUrl } from '../../src/db/connection.ts';
import { applyMigrations } from '../../src/db/migrate.ts';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';
import { type LivingPartnership, livingWorkspace } from '../../tests/support/living-workspace.ts';
import { openThrowAwayServer } from '../throw-away-server.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Runs `use` with the example's partnership as it stands on Monday 2 September 2024 at 8:55am, before the first request. */
export async function withExample(use: (york: LivingPartnership) => Promise<void>): Promise<void> {
  await withDatabase(async (database) => {
    const living = await livingWorkspace({ database });
    try {
      await use(await living.founds(await examplePlan()));
    } finally {
      await living.end();
    }
  });
}

/** Runs `use` with an empty database that has the tables, on a server of its own. */
export async function withDatabase(
  use: (database: { readonly url: string; drop(): Promise<void> }) => Promise<void>,
): Promise<void> {
  const server = await openThrowAwayServer();
  try {
    await applyMigrations({ connection: server.connection, folder: here('prisma/migrations') });
    await use({ url: databaseUrl(server.connection), drop: async () => undefined });
  } finally {
    await server.release();
  }
}

/** Throws with every error where it is not a good plan. */
export async function examplePlan(): Promise<Plan> {
  const path = here('examples/cyscp-2024-25.yaml');
  const reading = await readPlanFile(await readFile(path), path);
  if (!reading.ok) throw new Error(reading.errors.map(({ sentence }) => sentence).join('\n'));
  return reading.plan;
}
