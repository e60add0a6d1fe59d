import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { whyCancelled } from '../src/core/why-cancelled.ts';
import { type Connection, databaseUrl } from '../src/db/connection.ts';
import { changesOn } from './changes.ts';
import { type FakePlatform, fakePlatform } from './fake-platform.ts';
import { keepKilling } from './instances.ts';
import { seed } from './seed.ts';

/** What a run came to. */
export interface Chaos {
  readonly instances: number;
  readonly accepted: number;
  readonly delivered: number;
  /** Said to be sent and not there, or not sent at the end. */
  readonly lost: number;
  readonly doubled: number;
  /** Messages that do not show the newest of their changes. */
  readonly stale: number;
  readonly held: number;
  readonly sending: number;
  readonly kills: number;
  readonly calls: number;
  readonly seconds: number;
}

const longestMs = 15 * 60_000;
const everyMs = 500;
/** Messages are changed in so many rounds at least, also in a run that is over sooner. */
const leastRounds = 30;

/** Delivers so many messages through a faulty platform by bots that are killed all the time, on this empty database. */
export async function chaos(
  connection: Connection,
  {
    count,
    instances,
    kills,
  }: { readonly count: number; readonly instances: number; readonly kills: number },
): Promise<Chaos> {
  await seed(connection, count);
  const platform = await fakePlatform();
  const client = new pg.Client(connection);
  await client.connect();
  const changes = changesOn(connection);
  let rounds = 0;
  const beganAt = performance.now();
  const killing = keepKilling([databaseUrl(connection), platform.url], instances, kills);
  while ((await unfinished(client)) > 0 || killing.kills() < kills) {
    if (performance.now() - beganAt > longestMs) break;
    if (killing.kills() < kills || rounds < leastRounds) await changes.make();
    rounds += 1;
    await wait(everyMs);
  }
  const seconds = Math.round((performance.now() - beganAt) / 1_000);
  await killing.end();
  const result = await counted(client, platform);
  await changes.end();
  await client.end();
  await platform.close();
  return { instances, ...result, kills: killing.kills(), calls: platform.calls(), seconds };
}

async function unfinished(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS left FROM "Delivery" WHERE state IN ('queued', 'sending', 'uncertain')`,
  );
  return rows[0].left;
}

async function counted(client: pg.Client, { posted, shown }: FakePlatform) {
  // What a newer one took the place of was never to be said.
  const { rows } = await client.query<{ id: string; state: string; replaces: boolean }>(
    `SELECT id, state, "followsAs" IS NOT DISTINCT FROM 'replaces' AS replaces FROM "Delivery"
     WHERE NOT (state = 'cancelled' AND "lastError" = $1)`,
    [whyCancelled.superseded],
  );
  const { rows: newest } = await client.query<{ id: string; of: string }>(
    `SELECT DISTINCT ON ("followsId") id, "followsId" AS of FROM "Delivery"
     WHERE "followsAs" = 'replaces' ORDER BY "followsId", "queuedAt" DESC, id DESC`,
  );
  const messages = rows.filter(({ replaces }) => !replaces);
  const isIn = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    accepted: rows.length,
    delivered: isIn('sent'),
    lost:
      messages.filter(({ id, state }) => state === 'sent' && !posted.has(id)).length +
      rows.filter(({ state }) => state !== 'sent' && state !== 'held').length,
    doubled: [...posted.values()].filter((times) => times > 1).length,
    stale: newest.filter(({ id, of }) => shown.get(`ref-${of}`) !== id).length,
    held: isIn('held'),
    sending: isIn('sending'),
  };
}
