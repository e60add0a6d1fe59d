import { extname } from 'node:path';
import { ConfigError } from '../core/errors.ts';
import { planData } from '../plan-files/plan-data.ts';
import { type PlanFormat, writePlanFile } from '../plan-files/write-plan-file.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { saveFile } from './save-file.ts';
import { inSession } from './session.ts';
import { storedPlan } from './stored-plan.ts';
import { printJson, type Terminal } from './terminal.ts';

const planFormats: readonly PlanFormat[] = ['yaml', 'xlsx', 'csv'];

export interface PlanExportOptions {
  readonly json?: boolean;
  readonly partnership?: string;
  readonly format?: PlanFormat;
  readonly out?: string;
}

/** Writes the stored plan as a file that `plan import` reads as the same plan. */
export async function planExport(
  terminal: Terminal,
  options: PlanExportOptions,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (format === 'xlsx' && options.out === undefined && terminal.isShown) {
    throw new ConfigError('A workbook cannot be shown on a screen. Name a file with --out.');
  }
  return inSession(terminal, async (session) => {
    const plan = await storedPlan(session, options.partnership);
    if (options.out === undefined && options.json) {
      printJson(terminal, planData(plan));
      return exitCodes.done;
    }
    const bytes = await writePlanFile(plan, format);
    if (options.out === undefined) {
      terminal.write(bytes);
      return exitCodes.done;
    }
    await saveFile(options.out, bytes);
    if (options.json) printJson(terminal, { file: options.out, format, bytes: bytes.length });
    else terminal.print(`Wrote the plan of ${plan.partnership.name} to ${options.out}.`);
    return exitCodes.done;
  });
}

/** By the end of the file's name; YAML on standard output. A file in another format than its name says opens nowhere. */
function formatOf({ format, out }: PlanExportOptions): PlanFormat {
  if (out === undefined) return format ?? 'yaml';
  const end = extname(out).toLowerCase();
  const named = end === '.yml' ? 'yaml' : planFormats.find((one) => end === `.${one}`);
  if (named && format && named !== format) {
    throw new ConfigError(
      `${out} ends in ${end}, and --format says ${format}. Leave --format out, or end the name in .${format}.`,
    );
  }
  const chosen = format ?? named;
  if (chosen) return chosen;
  throw new ConfigError(
    `The end of ${out} says no format. End it in .yaml, .xlsx or .csv, or name one with --format.`,
  );
}
