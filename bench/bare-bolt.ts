import { App, ExpressReceiver } from '@slack/bolt';
import express from 'express';
import pg from 'pg';
import { parseDatabaseUrl } from '../src/db/connection.ts';
import { listenAt } from '../src/web/listening.ts';
import { bareWork } from './bare-work.ts';

/** The floor of the bot in Slack: a bare Bolt handler, which acknowledges as early as the bot does. */
const [, , databaseUrl = '', signingSecret = '', workspaceId = '', partnershipId = ''] =
  process.argv;
const pool = new pg.Pool({ ...parseDatabaseUrl(databaseUrl), max: 10 });
const app = express();
const receiver = new ExpressReceiver({
  app,
  signingSecret,
  endpoints: '/slack/events',
  processBeforeResponse: true,
});
const bolt = new App({ receiver, authorize: async ({ teamId = '' }) => ({ teamId }) });
const work = (eventId: string) => bareWork(pool, { workspaceId, eventId, partnershipId });

bolt.command(/.*/, async ({ body, ack }) => {
  const rows = await work(`command:${body.trigger_id}`);
  await ack(rows.map(({ title }) => title).join('\n'));
});
bolt.action(/.*/, async ({ body, ack }) => {
  await ack();
  await work(`press:${'trigger_id' in body ? body.trigger_id : ''}`);
});
bolt.event('message', async ({ body }) => {
  await work(body.event_id);
});

const floor = await listenAt(app, { host: '127.0.0.1', port: 0 });
process.send?.(floor.url);
process.once('disconnect', async () => {
  await floor.close();
  await pool.end();
});
