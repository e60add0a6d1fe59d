import { databaseOn } from '../bench/bench-database.ts';
import { openThrowAwayServer } from '../tools/throw-away-server.ts';
import { type Chaos, chaos } from './chaos.ts';

/** npm run chaos -- 10000: so many deliveries with 1, 2 and 4 instances each. Prints one JSON line; exits 1 where something was lost or doubled. */
const count = Number(process.argv[2] ?? 10_000);
const kills = Math.max(3, Math.ceil(count / 280));
const server = await openThrowAwayServer();
const runs: Chaos[] = [];
try {
  for (const instances of [1, 2, 4]) {
    const connection = await databaseOn(server, `chaos_${instances}`);
    runs.push(await chaos(connection, { count, instances, kills }));
  }
} finally {
  await server.release();
}
const sum = (name: Exclude<keyof Chaos, 'instances'>) =>
  runs.reduce((total, run) => total + run[name], 0);
const all = {
  accepted: sum('accepted'),
  delivered: sum('delivered'),
  lost: sum('lost'),
  doubled: sum('doubled'),
  stale: sum('stale'),
  held: sum('held'),
  sending: sum('sending'),
  kills: sum('kills'),
  seconds: sum('seconds'),
  runs,
};
process.stdout.write(`${JSON.stringify(all)}\n`);
if (all.lost + all.doubled + all.stale + all.sending > 0) process.exitCode = 1;
