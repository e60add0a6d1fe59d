import { basename } from 'node:path';
import { readConfig } from '../config.ts';
import { readPlanFile } from '../plan-files/read-plan-file.ts';
import type { ExitCode } from './exit-code.ts';
import { readInstant } from './instant.ts';
import { reportPlanErrors } from './plan-errors.ts';
import { readInput } from './read-input.ts';
import type { Terminal } from './terminal.ts';

export interface PlanImportOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
  /** An instant, as it was typed. */
  readonly clock?: string;
}

/** Makes the stored plan equal to a file. The database is not even opened for a file with errors. */
export async function planImport(
  terminal: Terminal,
  file: string,
  { clock, ...options }: PlanImportOptions,
): Promise<ExitCode> {
  const simulated = clock === undefined ? {} : { simulatedAt: readInstant(clock) };
  const reading = await readPlanFile(await readInput(file), basename(file), readConfig().timeZone);
  if (!reading.ok) return reportPlanErrors(terminal, reading.errors, options.json);
  // The database's own code takes longer to load than a bad file takes to refuse.
  const [{ applyPlan }, { inSession }] = await Promise.all([
    import('./apply-plan.ts'),
    import('./session.ts'),
  ]);
  return inSession(terminal, (session) =>
    applyPlan(session, async () => reading, { ...options, ...simulated }),
  );
}
