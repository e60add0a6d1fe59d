import { allClosedDays } from '../app/closed-days.ts';
import { ConfigError } from '../core/errors.ts';
import { openingsOf } from '../core/schedule-preview.ts';
import { dateAndTime } from '../core/written-dates.ts';
import { localDateOf } from '../core/zoned-time.ts';
import { choosePartnership, choosePartnerships } from './choose-partnership.ts';
import type { ExitCode } from './exit-code.ts';
import { type SchedulePreviewOptions, show, windowOf } from './schedule-preview-shown.ts';
import { inSession } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Prints when the stored schedule of a partnership opens its periods, as the bot will; today is its calendar's. */
export function previewStored(
  terminal: Terminal,
  options: SchedulePreviewOptions,
): Promise<ExitCode> {
  return inSession(terminal, async ({ storage: { database }, workings }) => {
    const own = 'give --rule, --time and --zone';
    if ((await choosePartnerships(database, options.partnership)).length === 0) {
      throw new ConfigError(
        `No plan is stored yet. Import one with "npx waymark plan import FILE", or ${own}.`,
      );
    }
    const { id, slug, name, zone, now } = await choosePartnership(database, options.partnership);
    const facts = await database.plans.schedule(id);
    if (!facts) throw new ConfigError(`${name} has no schedule in its plan. Add one, or ${own}.`);
    const { schedule, anchorOn, pausedAt } = facts;
    const days = windowOf(options, localDateOf(now, zone));
    const closed = allClosedDays(workings, facts);
    const openings = openingsOf({ schedule, zone, anchorOn, closed }, days);
    if (pausedAt) {
      const since = dateAndTime(pausedAt, zone);
      terminal.complain(`Asking is paused since ${since}: until it is resumed, nothing opens.`);
    }
    const { rule, time } = schedule;
    return show(terminal, options, { partnership: slug, rule, time, zone }, days, openings);
  });
}
