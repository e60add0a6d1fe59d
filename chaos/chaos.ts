import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Connection, databaseUrl } from '../src/db/connection.ts';
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
  readonly held: number;
  readonly sending: number;
  readonly kills: number;
  readonly calls: number;
  readonly seconds: number;
}

const longestMs = 15 * 60_000;

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
  const beganAt = performance.now();
  const killing = keepKilling([databaseUrl(connection), platform.url], instances, kills);
  while ((await unfinished(client)) > 0 || killing.kills() < kills) {
    if (performance.now() - beganAt > longestMs) break;
    await wait(500);
  }
  const seconds = Math.round((performance.now() - beganAt) / 1_000);
  await killing.end();
  const result = await counted(client, platform);
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

async function counted(client: pg.Client, { posted }: FakePlatform) {
  const { rows } = await client.query<{ id: string; state: string; replaces: boolean }>(
    `SELECT id, state, "followsAs" IS NOT DISTINCT FROM 'replaces' AS replaces FROM "Delivery"`,
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
    held: isIn('held'),
    sending: isIn('sending'),
  };
}
