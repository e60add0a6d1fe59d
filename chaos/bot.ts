import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { openLog } from '../src/log.ts';

/** The whole bot, until its parent lets it go. */
const config = readConfig();
const bot = await startBot(config, openLog(config.logLevel));
process.send?.(bot.url);
process.once('disconnect', async () => {
  await bot.stop();
});
