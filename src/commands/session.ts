import type { Workings } from '../app/workings.ts';
import { type Config, readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { openStorage, type Storage } from '../open-storage.ts';
import { openWorkings } from '../open-workings.ts';
import { untilToldToStop } from '../stop-signals.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What a command works with while the database is open. */
export interface Session {
  readonly config: Config;
  readonly storage: Storage;
  readonly workings: Workings;
  readonly terminal: Terminal;
}

/**
 * Does the work with the database open: the embedded server that a bot runs, one of its own for as long as this
 * takes, or that of DATABASE_URL. Told to stop, it closes what it opened first. Throws ConfigError and OutsideError.
 */
export async function inSession(
  terminal: Terminal,
  work: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = readConfig();
  const stopped = untilToldToStop().then(() => 'stopped' as const);
  const storage = await openStorage(config, { asBot: false });
  try {
    const workings = openWorkings(config, storage.database, openLog(quieter(config.logLevel)));
    const session = { config, storage, workings, terminal };
    const ended = await Promise.race([stopped, storage.lost, work(session)]);
    if (typeof ended === 'number') return ended;
    terminal.complain(
      ended === 'stopped'
        ? 'Stopped before it was done. What was stored by then is kept; run it again.'
        : `The database went away: ${ended}. Run it again.`,
    );
    return exitCodes.failure;
  } finally {
    await storage.close();
  }
}

/** A command prints what it did; its log is for what went wrong. */
function quieter(level: string): string {
  return level === 'info' ? 'warn' : level;
}
