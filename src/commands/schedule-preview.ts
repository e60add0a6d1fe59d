import { previewOpenings } from '../core/schedule-preview.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface SchedulePreviewOptions {
  readonly json?: boolean;
  readonly rule: string;
  readonly time: string;
  readonly zone: string;
  readonly from: string;
  readonly until: string;
}

/** Prints when a rule's periods would open, one instant a line, by the rule's own days. Needs no database. */
export async function schedulePreview(
  terminal: Terminal,
  { json, ...asked }: SchedulePreviewOptions,
): Promise<ExitCode> {
  const { rule, time, zone, from, until } = asked;
  const openings = previewOpenings({ rule, time, zone, fromOn: from, untilOn: until });
  if (json) printJson(terminal, { ...asked, openings });
  else for (const opening of openings) terminal.print(opening);
  return exitCodes.done;
}
