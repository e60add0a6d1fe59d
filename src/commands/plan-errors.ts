import type { PlanError } from '../core/plan-problem.ts';
import { counted } from '../messages/counted.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { printJson, type Terminal } from './terminal.ts';

/** Says everything that is wrong with a file, a sentence each. As JSON it is the answer; as text it is an error. */
export function reportPlanErrors(
  terminal: Terminal,
  errors: readonly PlanError[],
  json: boolean | undefined,
): ExitCode {
  if (json) {
    printJson(terminal, { ok: false, errors });
    return exitCodes.no;
  }
  for (const { sentence } of errors) terminal.complain(sentence);
  if (errors.length > 1) {
    terminal.complain(`${counted(errors.length, 'error')}. Mend them, then run it again.`);
  }
  return exitCodes.no;
}
