import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { openLog } from '../src/log.ts';
import { freshDatabase } from './support/database.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A user for whom the database has one connection: enough to work with, and none to listen on. */
async function withOneConnection(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE ROLE single LOGIN PASSWORD 'single' CONNECTION LIMIT 1`);
  await client.query('GRANT ALL ON SCHEMA public TO single');
  await client.query('GRANT ALL ON ALL TABLES IN SCHEMA public TO single');
  await client.end();
  const single = new URL(url);
  single.username = 'single';
  single.password = 'single';
  return single.href;
}

it('a bot that cannot listen for what is queued leaves no page without a database behind', async () => {
  const database = await freshDatabase();
  const port = await freePort();
  const config = readConfig({
    DATABASE_URL: await withOneConnection(database.url),
    HOST: '127.0.0.1',
    PORT: String(port),
    LOCAL_WORKSPACE: 'off',
    LOG_LEVEL: 'silent',
  });

  await expect(startBot(config, openLog('silent'))).rejects.toThrow('too many connections');

  const answer = fetch(`http://127.0.0.1:${port}/`);
  await expect(answer).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await database.drop();
});
