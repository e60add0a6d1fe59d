import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outgoing, Platform } from '../src/app/platform.ts';
import type { Card } from '../src/messages/card.ts';
import { botOnChat } from './support/bot-on-chat.ts';
import { copyOf, type FreshDatabase, freshDatabase } from './support/database.ts';
import { fakeChat } from './support/fake-chat.ts';
import { pressOf } from './support/living-person.ts';
import { planOnSlack } from './support/living-plan.ts';
import { type Trouble, troubledPlatform } from './support/troubled-platform.ts';

// The steps of docs/operations.md, done as they are written there.

/** The statements of the restore, in the order of the page. */
async function statements(): Promise<readonly string[]> {
  const path = fileURLToPath(new URL('../docs/operations.md', import.meta.url));
  const [, section = ''] = (await readFile(path, 'utf8')).split('\n## Back up and restore\n');
  const [steps = ''] = section.split('\n## ');
  const code = [...steps.matchAll(/^ {7}(.*)$/gm)].map(([, line]) => line).join('\n');
  return code
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean);
}

interface Said {
  readonly to: string;
  readonly card: Card;
}

let databases: FreshDatabase[];
let chat: Platform;
const troubles = new Map<string, Trouble>();
/** All that was ever posted anew, which no restore takes back. */
let said: Said[];

beforeEach(() => {
  databases = [];
  said = [];
});
afterEach(() => Promise.all(databases.map((one) => one.drop())));

const hears = ({ to, card, replaces }: Outgoing) => {
  if (replaces === undefined) said.push({ to: to.id, card });
};

/** What everybody but the coordinator was sent since so many messages ago. */
const saidSince = (count: number) =>
  said
    .slice(count)
    .filter(({ to }) => to !== 'U-coordinator')
    .map(({ to, card }) => `${to}: ${card.title}`);

/** From Monday on; the dump is of Wednesday morning, while two people's messages wait for the platform. Gives the dump. */
async function livesUntil(...then: readonly string[]): Promise<FreshDatabase> {
  const first = await freshDatabase();
  databases.push(first);
  const before = await botOnChat(first, chat);
  await before.imports(planOnSlack('drill'), '2024-09-02T07:55:00Z');
  await before.beats('2024-09-02T08:00:00Z');
  for (const one of ['U-lead-two', 'U-deputy-schools']) troubles.set(one, 'away');
  await before.beats('2024-09-04T08:00:00Z');
  troubles.clear();
  const prompt = said.find(({ to }) => to === 'U-lead-police')?.card;
  if (!prompt) throw new Error('The lead was not asked.');
  const tomorrow = pressOf(prompt, 'Remind me tomorrow');
  await before.presses('U-lead-police', tomorrow, '2024-09-04T08:30:00Z');
  await before.stops();
  const dump = await copyOf(first);
  databases.push(dump);
  const goesOn = await botOnChat(first, chat);
  for (const at of ['2024-09-04T09:00:00Z', ...then]) await goesOn.beats(at);
  await goesOn.stops();
  return dump;
}

/** Steps 3 and 4, as if the database's clock stood there; step 5 is how the bot is started. */
async function restores(dump: FreshDatabase, at: string) {
  const client = new pg.Client({ connectionString: dump.url });
  await client.connect();
  await client.query(`CREATE SCHEMA drill`);
  await client.query(
    `CREATE FUNCTION drill.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '${at}'::timestamptz $$`,
  );
  await client.query('SET search_path = drill, pg_catalog, public');
  for (const statement of await statements()) await client.query(statement);
  await client.query('DROP SCHEMA drill CASCADE');
  await client.end();
  return botOnChat(dump, chat, { DELIVERY_LATE_HOURS: '1' });
}

const after = (at: string, minutes: number) =>
  new Date(new Date(at).getTime() + minutes * 60_000).toISOString();

describe.each([
  ['where the platform can look messages up', true],
  ['where it cannot', false],
])('after a restore by the page, %s', (_, canFind) => {
  beforeEach(() => {
    chat = troubledPlatform(fakeChat({ canFind, onPost: hears }), troubles);
  });

  it.each([
    ['the next morning', '2024-09-05T08:40:00Z', ['2024-09-05T08:20:00Z']],
    [
      'a week later',
      '2024-09-11T10:00:00Z',
      [
        '2024-09-05T08:00:00Z',
        '2024-09-05T16:00:00Z',
        '2024-09-06T09:00:00Z',
        '2024-09-09T08:00:00Z',
        '2024-09-11T08:00:00Z',
      ],
    ],
  ])('%s nobody gets a second message, and what comes next comes once', async (__, at, then) => {
    const dump = await livesUntil(...then);
    const before = said.length;

    const bot = await restores(dump, at);
    for (const minutes of [0, 10, 20]) await bot.beats(after(at, minutes));
    const repeated = saidSince(before);
    const states = { reminder: await bot.states('reminder'), deputy: await bot.states('deputy') };
    for (const beat of ['08:00', '08:10']) await bot.beats(`2024-09-16T${beat}:00Z`);
    const asked = saidSince(before).map((one) => one.split(':')[0]);
    await bot.stops();

    expect(repeated).toEqual([]);
    expect(states).toEqual(
      canFind
        ? { reminder: { sent: 4 }, deputy: { sent: 4 } }
        : { reminder: { sent: 3, held: 1 }, deputy: { sent: 3, held: 1 } },
    );
    expect(asked.sort()).toEqual([
      'U-deputy-fathers',
      'U-lead-fathers',
      'U-lead-police',
      'U-lead-two',
    ]);
  });
});
