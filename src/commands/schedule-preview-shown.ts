import { addDays, isLocalDate, type LocalDate } from '../core/local-date.ts';
import type { DateWindow } from '../core/rule-dates.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface SchedulePreviewOptions {
  readonly json?: boolean;
  readonly partnership?: string;
  readonly rule?: string;
  readonly time?: string;
  readonly zone?: string;
  readonly from?: string;
  readonly until?: string;
}

/** From today, and for a year. What is not a day stays as it is, to be refused with the rest. */
export function windowOf({ from, until }: SchedulePreviewOptions, today: LocalDate): DateWindow {
  const fromOn = from ?? today;
  return { fromOn, untilOn: until ?? (isLocalDate(fromOn) ? addDays(fromOn, 365) : today) };
}

/** One instant a line, with the offset of its zone; or JSON in UTC, with what they are the openings of. */
export function show(
  terminal: Terminal,
  { json }: SchedulePreviewOptions,
  of: object,
  { fromOn: from, untilOn: until }: DateWindow,
  openings: readonly string[],
): ExitCode {
  if (json) printJson(terminal, { ...of, from, until, openings: openings.map(inUtc) });
  else for (const opening of openings) terminal.print(opening);
  return exitCodes.done;
}

const inUtc = (opening: string): Date => new Date(opening);
