import { randomUUID } from 'node:crypto';
import express from 'express';
import pg from 'pg';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { parseDatabaseUrl } from '../src/db/connection.ts';
import { openLog } from '../src/log.ts';
import { listenAt } from '../src/web/listening.ts';

/** The bot, and the floor beside it in the same process: a bare handler with an event-id insert and one indexed read. */
const config = readConfig();
const bot = await startBot(config, openLog(config.logLevel));
const pool = new pg.Pool({ ...parseDatabaseUrl(config.databaseUrl ?? ''), max: 10 });
const bare = express();
bare.use(express.json());
bare.post('/bare', async (request, response) => {
  const { workspaceId, eventId, partnershipId } = request.body;
  await pool.query(
    'INSERT INTO "InboundEvent" ("workspaceId", "eventId") VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [workspaceId, eventId],
  );
  const { rows } = await pool.query(
    'SELECT action.* FROM "PriorityAction" action JOIN "Priority" priority ON priority."partnershipId" = action."partnershipId" AND priority.id = action."priorityId" WHERE action."partnershipId" = $1 AND priority.number = 2',
    [partnershipId],
  );
  response.json(rows);
});
const floor = await listenAt(bare, { host: '127.0.0.1', port: 0 });
process.send?.({ bot: bot.url, floor: floor.url, id: randomUUID() });
process.once('disconnect', async () => {
  await floor.close();
  await pool.end();
  await bot.stop();
});
