import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { databaseUrl } from '../../src/db/connection.ts';
import { runningPostmaster } from '../../src/db/embedded-postmaster.ts';
import { openEmbedded } from '../../src/db/embedded-server.ts';
import { checkout, removeScratch, rowsOf, scratchFolder, startUser } from '../support/embedded.ts';

let folder: string;
let home: string;
let data: string;

beforeEach(() => {
  folder = scratchFolder();
  home = join(folder, 'home');
  data = join(home, 'database/data');
});

afterEach(() => removeScratch(folder, join(home, 'database')));

const open = () => openEmbedded({ home, checkout });
const pidOf = () => runningPostmaster(data)?.pid;

async function pidOfTemplate(): Promise<number> {
  const sql = `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`;
  const rows = await rowsOf(databaseUrl(inject('templateDatabase')), sql);
  return z.tuple([z.object({ pid: z.number() })]).parse(rows)[0].pid;
}

describe('the embedded server', () => {
  test('starts on an empty folder, and ends with the process that used it', async () => {
    const server = await open();
    const rows = await rowsOf(server.url, 'SELECT current_database() AS name');
    const running = pidOf();

    await server.release();

    expect(server.started).toBe(true);
    expect(rows).toEqual([{ name: 'waymark' }]);
    expect(running).toBeGreaterThan(0);
    expect(pidOf()).toBe(undefined);
  });

  test('is joined by a second process, and the last one out stops it', async () => {
    const first = await open();
    const second = await startUser({ home, checkout });
    await first.release();
    const rows = await rowsOf(second.url, 'SELECT 1 AS one');

    await second.leave();

    expect(second).toMatchObject({ started: false, url: first.url });
    expect(rows).toEqual([{ one: 1 }]);
    expect(pidOf()).toBe(undefined);
  });

  test('is started once by two processes at the same time', async () => {
    const both = await Promise.all([1, 2].map(() => startUser({ home, checkout })));
    await Promise.all(both.map((user) => user.leave()));

    expect(both.map(({ started }) => started).sort()).toEqual([false, true]);
    expect(both[0]?.url).toBe(both[1]?.url);
    expect(pidOf()).toBe(undefined);
  });

  test('outlives a process killed by kill -9; the next one joins it and finds what was written', async () => {
    const killed = await startUser({ home, checkout });
    await rowsOf(killed.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await killed.kill();

    const next = await open();
    const rows = await rowsOf(next.url, 'SELECT n FROM kept');
    await next.release();

    expect(next).toMatchObject({ started: false, url: killed.url });
    expect(rows).toEqual([{ n: 7 }]);
    expect(pidOf()).toBe(undefined);
  });

  test('says so when it is lost, and comes back with what was written', async () => {
    const server = await open();
    await rowsOf(server.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(pidOf() ?? 0, 'SIGKILL');

    const reason = await server.lost;
    await server.release();
    const again = await open();
    const rows = await rowsOf(again.url, 'SELECT n FROM kept');
    await again.release();

    expect(reason).toMatch(/connection|terminat/i);
    expect(again.started).toBe(true);
    expect(rows).toEqual([{ n: 7 }]);
  });

  test.each([
    ['another program', () => process.pid],
    ['another PostgreSQL', pidOfTemplate],
  ])('starts past a postmaster.pid that names %s', async (_, pidOfOther) => {
    await (await open()).release();
    const stale = [await pidOfOther(), data, 1_700_000_000, 5432, '', '127.0.0.1', '', 'ready', ''];
    writeFileSync(join(data, 'postmaster.pid'), stale.join('\n'));

    const server = await open();
    await server.release();

    expect(server.started).toBe(true);
  });

  test('keeps text as Unicode, whatever the language of the machine', async () => {
    const server = await open();
    const rows = await rowsOf(
      server.url,
      `SELECT length('🧭') AS length, lower('ÉTÉ') AS lower, current_setting('timezone') AS zone`,
    );
    await server.release();

    expect(rows).toEqual([{ length: 1, lower: 'été', zone: 'UTC' }]);
  });

  test('lets nobody in without the password, which only its owner can read', async () => {
    const server = await open();
    const wrong = server.url.replace(server.connection.password, 'wrong');
    const refusal = await rowsOf(wrong, 'SELECT 1').catch((error: Error) => error.message);
    const listens = await rowsOf(server.url, 'SHOW listen_addresses');
    const sockets = await rowsOf(server.url, 'SHOW unix_socket_directories');
    const mode = statSync(join(home, 'database/password')).mode & 0o777;
    await server.release();

    expect(refusal).toBe('password authentication failed for user "waymark"');
    expect([listens, sockets]).toEqual([
      [{ listen_addresses: '127.0.0.1' }],
      [{ unix_socket_directories: '' }],
    ]);
    expect(mode).toBe(0o600);
  });

  test('refuses a folder made by another version of PostgreSQL', async () => {
    await (await open()).release();
    const ours = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
    writeFileSync(join(data, 'PG_VERSION'), '19\n');

    await expect(open()).rejects.toThrow(
      `The database in ${join(home, 'database')} was made by PostgreSQL 19, and this Waymark brings PostgreSQL ${ours}. ` +
        'Run the version of Waymark that made it, or set WAYMARK_HOME to another folder.',
    );
  });

  test('tells the last line of its log when it will not start', async () => {
    await (await open()).release();
    writeFileSync(join(data, 'postgresql.conf'), 'no_such_setting = 1\n');

    await expect(open()).rejects.toThrow(
      /^The embedded database did not start; its last word was ".*FATAL: .*contains errors"\. Mend what .*postgres\.log says/,
    );
  });
});

describe('the bot on a data folder', () => {
  const asBot = () => openEmbedded({ home, checkout, asBot: true });

  test('is alone: a second is refused, and may come when the first has left', async () => {
    const first = await asBot();
    const second = await startUser({ home, checkout, asBot: true });
    await first.release();
    const third = await asBot();
    await third.release();

    expect(second.refused).toBe(
      `Another Waymark bot already runs on this data folder (${home}). Stop it, or set WAYMARK_HOME to another folder.`,
    );
    expect(third.started).toBe(true);
  });

  test('does not keep commands out', async () => {
    const bot = await asBot();
    const command = await startUser({ home, checkout });
    const rows = await rowsOf(command.url, 'SELECT 1 AS one');
    await command.leave();
    const still = await rowsOf(bot.url, 'SELECT 1 AS one');
    await bot.release();

    expect(command.refused).toBe('');
    expect([rows, still]).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  });

  test('is forgotten when it is killed', async () => {
    const killed = await startUser({ home, checkout, asBot: true });
    await killed.kill();

    const next = await asBot();
    await next.release();

    expect(next.started).toBe(false);
  });
});
