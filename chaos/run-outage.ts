import { outage } from './outage.ts';

/** npm run outage -- 60: so many seconds without a database. Prints one JSON line; exits 1 where something was lost or unclear. */
const result = await outage(Number(process.argv[2] ?? 60) * 1_000);
process.stdout.write(`${JSON.stringify(result)}\n`);
if (result.lost + result.unclear > 0 || result.drainedSeconds >= 120) process.exitCode = 1;
