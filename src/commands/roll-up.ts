import { contextOf } from '../app/message-context.ts';
import type { Store } from '../app/store.ts';
import type { PeriodFacts } from '../app/store-periods.ts';
import { takeRollUp } from '../app/take-roll-up.ts';
import { ConfigError } from '../core/errors.ts';
import { dateAndTime } from '../core/written-dates.ts';
import { rollUpCard } from '../messages/roll-up.ts';
import { plainTextOf } from '../render/plain-text.ts';
import { choosePartnership } from './choose-partnership.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { notAskedYet } from './not-asked-yet.ts';
import { sayNo } from './say-no.ts';
import { inSession } from './session.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface RollUpOptions {
  readonly json?: boolean;
  readonly partnership?: string;
  readonly period?: string;
  readonly preview?: boolean;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Shows the roll-up of a period: the one that was kept, or how it would read now. Posts nothing and keeps nothing;
 * the schedule and the coordinator do that.
 */
export async function rollUp(terminal: Terminal, options: RollUpOptions): Promise<ExitCode> {
  if (options.period !== undefined && !uuid.test(options.period)) {
    throw new ConfigError(
      `"${options.period.slice(0, 40)}" is not the id of a period. The command prints the id of each period it shows.`,
    );
  }
  return inSession(terminal, async ({ storage: { database } }) => {
    const partnership = await choosePartnership(database, options.partnership);
    const period = await periodOf(database, partnership.id, options.period);
    if (!period) {
      const reason = options.period ? 'There is no such period in this partnership.' : notAskedYet;
      return sayNo(terminal, options.json, reason);
    }
    const kept = options.preview
      ? undefined
      : await database.periods.rollUp(partnership.id, period.id);
    const facts = kept?.facts ?? (await takeRollUp(database, partnership, period));
    if (options.json) {
      printJson(terminal, { partnership: partnership.slug, keptAt: kept?.takenAt, ...facts });
      return exitCodes.done;
    }
    terminal.print(plainTextOf(rollUpCard(contextOf(partnership), facts)));
    const how = kept
      ? `kept on ${dateAndTime(kept.takenAt, partnership.zone)}`
      : 'a preview: nothing was kept or posted';
    terminal.print(`\nPeriod ${period.id}, ${how}.`);
    return exitCodes.done;
  });
}

function periodOf(
  { periods }: Store,
  partnershipId: string,
  id: string | undefined,
): Promise<PeriodFacts | undefined> {
  return id === undefined ? periods.latest(partnershipId) : periods.get(partnershipId, id);
}
