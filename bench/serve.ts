import { randomUUID } from 'node:crypto';
import express from 'express';
import pg from 'pg';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { parseDatabaseUrl } from '../src/db/connection.ts';
import { openLog } from '../src/log.ts';
import { listenAt } from '../src/web/listening.ts';
import { bareWork } from './bare-work.ts';

/** The bot, and the floor beside it in the same process: a bare handler with an event-id insert and one indexed read. */
const config = readConfig();
const bot = await startBot(config, openLog(config.logLevel));
const pool = new pg.Pool({ ...parseDatabaseUrl(config.databaseUrl ?? ''), max: 10 });
const bare = express();
bare.use(express.json());
bare.post('/bare', async (request, response) => {
  response.json(await bareWork(pool, request.body));
});
const floor = await listenAt(bare, { host: '127.0.0.1', port: 0 });
process.send?.({ bot: bot.url, floor: floor.url, id: randomUUID() });
process.once('disconnect', async () => {
  await floor.close();
  await pool.end();
  await bot.stop();
});
