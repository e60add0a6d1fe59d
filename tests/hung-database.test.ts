import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { within } from '../src/app/within.ts';
import { readConfig } from '../src/config.ts';
import { OutsideError } from '../src/core/errors.ts';
import { openPool } from '../src/db/client.ts';
import { databaseUrl } from '../src/db/connection.ts';
import { openNotifications } from '../src/db/notifications.ts';
import { openStorage } from '../src/open-storage.ts';
import { type FreshDatabase, freshDatabase } from './support/database.ts';
import { hangingServer } from './support/hanging-server.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('a database that hangs does not answer, and that is known in time', async () => {
  const server = await hangingServer(database.connection);
  const config = readConfig({ DATABASE_URL: databaseUrl(server.connection), LOG_LEVEL: 'silent' });
  const storage = await openStorage(config, { asBot: true });
  const before = await storage.answers();

  server.hang();
  const after = await within(3_000, storage.answers(), 'still waiting');

  expect([before, after]).toEqual([true, false]);
  await server.end();
  await storage.close();
});

it('a statement that hangs is given up, and the next has a new connection', async () => {
  const server = await hangingServer(database.connection);
  const pool = openPool(server.connection, 1);
  await pool.query('SELECT 1');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  server.hang();

  const hung = pool.query('SELECT 2').catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(30_000);
  const ended = await hung;
  vi.useRealTimers();
  server.recovers();
  const { rows } = await pool.query('SELECT 3 AS three');

  expect(ended).toBe('Query read timeout');
  expect(rows).toEqual([{ three: 3 }]);
  await server.end();
  await pool.end();
});

it('a database that says nothing at the start is told to be out of reach', async () => {
  const server = await hangingServer(database.connection);
  server.hang();
  const config = readConfig({ DATABASE_URL: databaseUrl(server.connection), LOG_LEVEL: 'silent' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  const opening = openStorage(config, { asBot: true }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();

  expect(await opening).toBeInstanceOf(OutsideError);
  await server.end();
});

it('a connection that a hung database never makes is given up before the bot must stop', async () => {
  const server = await hangingServer(database.connection);
  server.hang();
  const notifications = openNotifications(server.connection);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  const listening = notifications.listen('any', () => undefined).catch(() => 'given up');
  const heard = within(4_000, listening, 'still waiting');
  await vi.advanceTimersByTimeAsync(4_000);

  vi.useRealTimers();
  expect(await heard).toBe('given up');
  await server.end();
  await notifications.close();
});
