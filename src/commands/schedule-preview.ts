import { ConfigError } from '../core/errors.ts';
import { previewOpenings } from '../core/schedule-preview.ts';
import { isTimeZone, localDateOf } from '../core/zoned-time.ts';
import type { ExitCode } from './exit-code.ts';
import { type SchedulePreviewOptions, show, windowOf } from './schedule-preview-shown.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints when periods would open, one instant a line, from today and for a year where no days are given: of a rule, a time and a zone, by
 * the rule's own days and without a database; or, where none of the three is given, of the stored schedule, as the bot would open them.
 */
export async function schedulePreview(
  terminal: Terminal,
  options: SchedulePreviewOptions,
): Promise<ExitCode> {
  const { rule, time, zone, partnership } = options;
  if (rule !== undefined && time !== undefined && zone !== undefined && partnership === undefined) {
    const days = windowOf(options, localDateOf(new Date(), isTimeZone(zone) ? zone : 'UTC'));
    const openings = previewOpenings({ rule, time, zone, ...days });
    return show(terminal, options, { rule, time, zone }, days, openings);
  }
  refuseHalf(options);
  // The database is loaded only where it is needed.
  const { previewStored } = await import('./schedule-preview-stored.ts');
  return previewStored(terminal, options);
}

/** A rule of somebody's own is whole, or not there. */
function refuseHalf({ partnership, rule, time, zone }: SchedulePreviewOptions): void {
  const all = Object.entries({ rule, time, zone });
  const missing = all.flatMap(([name, value]) => (value === undefined ? [`--${name}`] : []));
  if (missing.length === all.length) return;
  const stored = 'leave all three out to see the stored schedule';
  if (missing.length > 0) {
    throw new ConfigError(`Missing ${missing.join(' and ')}. Give them as well, or ${stored}.`);
  }
  throw new ConfigError(
    `--partnership ${partnership} has a schedule of its own. Leave it out to see the rule's own days, or ${stored}.`,
  );
}
