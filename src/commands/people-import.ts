import { basename } from 'node:path';
import { readPeopleFile } from '../plan-files/read-people-file.ts';
import { applyPlan } from './apply-plan.ts';
import type { ExitCode } from './exit-code.ts';
import { readInput } from './read-input.ts';
import { inSession } from './session.ts';
import { storedPlan } from './stored-plan.ts';
import type { Terminal } from './terminal.ts';

export interface PeopleImportOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly partnership?: string;
}

/** Merges a file of people into the stored plan, by id. Nobody is removed. */
export async function peopleImport(
  terminal: Terminal,
  file: string,
  { partnership, ...options }: PeopleImportOptions,
): Promise<ExitCode> {
  const bytes = await readInput(file);
  return inSession(terminal, (session) => {
    const read = async () =>
      readPeopleFile(bytes, basename(file), await storedPlan(session, partnership));
    return applyPlan(session, read, options);
  });
}
