import { startBot } from './bot.ts';
import { readConfig } from './config.ts';
import { ConfigError, OutsideError } from './core/errors.ts';
import { openLog } from './log.ts';
import { reasonOf } from './reason-of.ts';
import { stopInTime } from './stop-in-time.ts';
import { untilToldToStop } from './stop-signals.ts';

/**
 * Runs the bot until it is told to stop. Gives the exit code: 0 stopped as told, 2 wrong configuration, 3 something
 * outside failed.
 */
export async function run(): Promise<0 | 2 | 3> {
  try {
    const config = readConfig();
    const log = openLog(config.logLevel);
    const stopping = untilToldToStop(() =>
      log.warn(
        {},
        'The process that started Waymark is gone, so it stops. To keep it, run it as a service.',
      ),
    );
    const bot = await startBot(config, log);
    process.stdout.write(welcome(bot.url, config.localWorkspace));
    const lost = await Promise.race([stopping, bot.lost]);
    const unclean = await stopInTime(() => bot.stop());
    if (unclean !== undefined) {
      process.stderr.write(`${unclean}\n`);
      // What hangs would keep the process alive.
      process.exit(3);
    }
    if (lost === undefined) return 0;
    process.stderr.write(`The database went away: ${lost}. Start Waymark again.\n`);
    return 3;
  } catch (error) {
    if (error instanceof ConfigError || error instanceof OutsideError) {
      process.stderr.write(`${error.message}\n`);
      return error instanceof ConfigError ? 2 : 3;
    }
    process.stderr.write(
      `Waymark could not start: ${reasonOf(error)}. Run "npx waymark doctor".\n`,
    );
    return 3;
  }
}

function welcome(url: string, local: boolean): string {
  const where = local ? `Open ${url}/local to try it.` : `Listening on ${url}.`;
  return `Waymark is ready. ${where} Ctrl-C stops it.\n`;
}
