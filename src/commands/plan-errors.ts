import type { PlanError } from '../core/plan-problem.ts';
import { counted } from '../messages/counted.ts';
import type { ExitCode } from './exit-code.ts';
import { sayNo } from './say-no.ts';
import type { Terminal } from './terminal.ts';

/** Says everything that is wrong with a file, a sentence each. As JSON it is the answer; as text it is an error. */
export function reportPlanErrors(
  terminal: Terminal,
  errors: readonly PlanError[],
  json: boolean | undefined,
): ExitCode {
  const [only, ...more] = errors.map(({ sentence }) => sentence);
  if (only === undefined || more.length === 0) return sayNo(terminal, json, only ?? '', { errors });
  if (!json) for (const sentence of [only, ...more]) terminal.complain(sentence);
  const all = `${counted(errors.length, 'error')}. Mend them, then run it again.`;
  return sayNo(terminal, json, all, { errors });
}
