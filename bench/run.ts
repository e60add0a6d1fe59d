import { openThrowAwayServer } from '../tools/throw-away-server.ts';
import { benchAnswers } from './answers.ts';
import { databaseOn } from './bench-database.ts';
import { benchDeliveries } from './deliveries.ts';
import { benchProcesses } from './processes.ts';
import { benchRollUps } from './roll-ups.ts';
import { seed } from './seed.ts';
import { benchSlack } from './slack.ts';
import { benchTicks } from './ticks.ts';

/** Every figure is one JSON line with its floor from the same run. Ten minutes, most of it storing a million updates. `slack` or `processes`: those alone. */
const [, , only] = process.argv;
if (only === 'processes') await benchProcesses();
else await benchOnServer();

async function benchOnServer(): Promise<void> {
  const server = await openThrowAwayServer();
  try {
    const many = await seed(await databaseOn(server, 'many'), { periods: 100, copies: 399 });
    if (only !== 'slack') {
      const few = await seed(await databaseOn(server, 'few'), { periods: 4, copies: 0 });
      await benchAnswers(few, many);
      await benchRollUps(many);
      await benchTicks((name) => databaseOn(server, name));
      await benchDeliveries(await databaseOn(server, 'deliveries'));
      await benchProcesses();
    }
    // Last, since it moves everybody of `many` to Slack.
    await benchSlack(many);
  } finally {
    await server.release();
  }
}
