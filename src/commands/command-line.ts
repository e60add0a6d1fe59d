import { CommanderError } from 'commander';
import { faultOf } from '../app/fault-of.ts';
import { ConfigError, OutsideError } from '../core/errors.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command, and says in a sentence what went wrong; never throws. `args` are those after the program's name. */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = createProgram(terminal, async (work) => {
    code = await work();
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, terminal);
  }
}

function explainFailure(error: unknown, terminal: Terminal): ExitCode {
  // Commander has said what there is to say: the help that was asked for, or what is wrong with the words.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.done : exitCodes.misuse;
  }
  if (error instanceof ConfigError) {
    terminal.complain(error.message);
    return exitCodes.misuse;
  }
  if (error instanceof OutsideError) {
    terminal.complain(error.message);
    return exitCodes.failure;
  }
  terminal.complain(
    `Something failed and the command could not finish: ${reasonOf(error)}. Run "npx waymark doctor".`,
  );
  return exitCodes.failure;
}

/** A driver's message may quote what it was given, so a code stands for it where there is one. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown failure';
  if ('code' in error) return faultOf(error);
  const [line = ''] = error.message.trim().split('\n');
  return line.replace(/\.$/, '').slice(0, 200) || error.name;
}
