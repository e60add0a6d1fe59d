import { readFileSync } from 'node:fs';
import type { Log } from './app/log.ts';
import { type Measures, unwatched } from './app/measures.ts';
import type { Database } from './app/store.ts';
import type { Workings } from './app/workings.ts';
import type { Config } from './config.ts';
import { bankHolidays } from './core/bank-holidays.ts';
import { ConfigError } from './core/errors.ts';
import { type ClosedDays, closedDays } from './core/working-days.ts';

/** What use cases work with. Throws ConfigError where the bank holiday file cannot be read. */
export function openWorkings(
  config: Config,
  database: Database,
  log: Log,
  measures: Measures = unwatched,
): Workings {
  return {
    database,
    log,
    measures,
    bankHolidays: readBankHolidays(config.bankHolidaysFile),
    lateHours: config.lateHours,
    settleMs: config.settleMs,
    leaseMs: config.leaseMs,
  };
}

function readBankHolidays(file: string | undefined): ClosedDays {
  if (file === undefined) return closedDays(bankHolidays, []);
  try {
    return closedDays(JSON.parse(readFileSync(file, 'utf8')), []);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(
      'BANK_HOLIDAYS_FILE cannot be read as JSON. Name a file in the shape of gov.uk/bank-holidays.json.',
      { cause: error },
    );
  }
}
