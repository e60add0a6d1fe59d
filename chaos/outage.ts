import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { databaseUrl } from '../src/db/connection.ts';
import { type StoppableDatabase, stoppableDatabase } from './stoppable-database.ts';

const everyMs = 100;
const drainMs = 120_000;

export interface Outage {
  readonly outageSeconds: number;
  readonly asked: number;
  /** Told that it was saved. */
  readonly accepted: number;
  /** Told in a sentence that it was not. */
  readonly refused: number;
  /** Shown what another answer said meanwhile. */
  readonly overtaken: number;
  /** None of these. */
  readonly unclear: number;
  /** Accepted, and not stored. */
  readonly lost: number;
  /** From the database's return until nothing waited any more. */
  readonly drainedSeconds: number;
}

/** A lead answers ten times a second while PostgreSQL is stopped for a while and started again under a running bot. */
export async function outage(outageMs: number): Promise<Outage> {
  const database = await stoppableDatabase();
  const child = fork(fileURLToPath(new URL('bot.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { DATABASE_URL: databaseUrl(database.connection), PORT: '0', LOG_LEVEL: 'silent' },
  });
  try {
    const [url] = await once(child, 'message');
    await opens(url);
    return await livesThrough(url, database, outageMs);
  } finally {
    await stopped(child);
    await database.end();
  }
}

async function livesThrough(
  url: string,
  database: StoppableDatabase,
  outageMs: number,
): Promise<Outage> {
  const answers: Promise<readonly [string, Told]>[] = [];
  const asking = setInterval(() => {
    const sentence = `Trained ${answers.length} staff.`;
    answers.push(answer(url, sentence).then((told) => [sentence, told] as const));
  }, everyMs);
  await wait(2_000);
  await database.stop();
  await wait(outageMs);
  await database.start();
  const backAt = performance.now();
  await wait(3_000);
  clearInterval(asking);
  const told = await Promise.all(answers);
  const client = new pg.Client(database.connection);
  await client.connect();
  while ((await waiting(client)) > 0 && performance.now() - backAt < drainMs) await wait(250);
  const drainedSeconds = Math.round((performance.now() - backAt) / 1_000);
  const stored = await sentences(client);
  await client.end();
  const those = (as: Told) => told.filter(([, one]) => one === as);
  return {
    outageSeconds: outageMs / 1_000,
    asked: told.length,
    accepted: those('saved').length,
    refused: those('not saved').length,
    overtaken: those('overtaken').length,
    unclear: those('unclear').length,
    lost: those('saved').filter(([sentence]) => !stored.has(sentence)).length,
    drainedSeconds,
  };
}

/** Overtaken: another answer of the same second was first, and both are shown. */
type Told = 'saved' | 'not saved' | 'overtaken' | 'unclear';

async function answer(url: string, sentence: string): Promise<Told> {
  const intent = { kind: 'command', name: 'progress', text: `update 4.1 green ${sentence}` };
  try {
    const said = JSON.stringify(await post(`${url}/local/api/intents`, intent));
    if (said.includes('Nothing was saved')) return 'not saved';
    if (said.includes('Thank you.')) return 'saved';
    return said.startsWith('{"kind":"form"') ? 'overtaken' : 'unclear';
  } catch {
    return 'unclear';
  }
}

/** The example's first prompts go out. */
async function opens(url: string): Promise<void> {
  const response = await fetch(`${url}/local/api/people`);
  const { people } = (await response.json()) as { people: { partnershipId: string }[] };
  await post(`${url}/local/api/clock/${people[0]?.partnershipId}/jump`, { to: 'next' });
}

async function post(address: string, body: object): Promise<unknown> {
  const who = { userId: 'lead-fathers@example.org', eventId: randomUUID() };
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(address).origin },
    body: JSON.stringify({ ...who, ...body }),
  });
  return response.json();
}

async function waiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS waiting FROM "Delivery" WHERE state IN ('queued', 'sending', 'uncertain')`,
  );
  return rows[0].waiting;
}

async function sentences(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query('SELECT sentence FROM "StatusUpdate"');
  return new Set(rows.map(({ sentence }) => sentence));
}

async function stopped(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
}
