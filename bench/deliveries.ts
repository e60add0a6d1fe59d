import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fakePlatform } from '../chaos/fake-platform.ts';
import { type Connection, databaseUrl } from '../src/db/connection.ts';
import { stopped } from './child.ts';
import { figure } from './figure.ts';
import { median } from './load.ts';
import { seedDeliveries } from './seed-deliveries.ts';

const rounds = 3;
const many = { workspaces: 200, each: 25 };
const limited = { messages: 20, inMs: 1_000 };
const toLimited = 200;

/** What the sender can be asked to do; it answers with the milliseconds that it took. */
export type Asked =
  | { readonly do: 'post bare'; readonly count: number }
  | {
      readonly do: 'dispatch';
      readonly limit?: { readonly messages: number; readonly inMs: number };
    };

/** Sending through the ledger beside the same calls without one; and through a limit beside what the limit alone allows. */
export async function benchDeliveries(connection: Connection): Promise<void> {
  const platform = await fakePlatform(0);
  const sender = fork(
    fileURLToPath(new URL('sender.ts', import.meta.url)),
    [databaseUrl(connection), platform.url],
    { execArgv: ['--import', 'tsx'], env: {} },
  );
  await once(sender, 'message');
  const count = many.workspaces * many.each;
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    await seedDeliveries(connection, many);
    const bareMs = await ask(sender, { do: 'post bare', count });
    const oursMs = await ask(sender, { do: 'dispatch' });
    if (round < 0) continue;
    bare.push(bareMs);
    ours.push(oursMs);
  }
  figure({
    name: `${count} deliveries over ${many.workspaces} workspaces`,
    unit: 'ms',
    value: median(ours),
    floor: median(bare),
    // 0.7 of the bare loop's rate.
    targetRatio: 1.43,
    aSecond: Math.round((count / median(ours)) * 1_000),
    bareASecond: Math.round((count / median(bare)) * 1_000),
  });
  await seedDeliveries(connection, { workspaces: 1, each: toLimited });
  const tookMs = await ask(sender, { do: 'dispatch', limit: limited });
  figure({
    name: `${toLimited} deliveries to a workspace that takes ${limited.messages} a second`,
    unit: 'ms',
    value: tookMs,
    floor: ((toLimited - limited.messages) / limited.messages) * limited.inMs,
    targetRatio: 1.1,
  });
  await stopped(sender, () => sender.disconnect());
  await platform.close();
}

async function ask(sender: ChildProcess, asked: Asked): Promise<number> {
  sender.send(asked);
  const [tookMs] = await once(sender, 'message');
  return tookMs;
}
