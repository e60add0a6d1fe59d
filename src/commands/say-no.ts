import { type ExitCode, exitCodes } from './exit-code.ts';
import { printJson, type Terminal } from './terminal.ts';

/**
 * Says that the answer is no, and why. As JSON it is an object like every other no: `ok: false`, the reason, and the facts
 * there are; as text it is an error.
 */
export function sayNo(
  terminal: Terminal,
  json: boolean | undefined,
  reason: string,
  facts: object = {},
): ExitCode {
  if (json) printJson(terminal, { ok: false, reason, ...facts });
  else terminal.complain(reason);
  return exitCodes.no;
}
