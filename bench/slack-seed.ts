import pg from 'pg';
import { tickAll } from '../src/app/tick.ts';
import { readConfig } from '../src/config.ts';
import { openLog } from '../src/log.ts';
import { openStorage } from '../src/open-storage.ts';
import { openWorkings } from '../src/open-workings.ts';
import { firstMonday, makeDue, type Seeded } from './seed.ts';
import { slackTeamId } from './slack-stand-in.ts';

/** A prompt that waits to be sent: to whom, and what can be answered by it. */
export interface Prompt {
  readonly userId: string;
  /** The meaning of its first button Update. */
  readonly press: string;
  /** Of the same action. */
  readonly ref: string;
}

/**
 * Moves everybody from the local workspace to Slack, in real time, and opens a period for all. Its prompts wait until `sendPrompts`, and nothing
 * else falls due meanwhile. Gives our id of the Slack workspace, and the prompts.
 */
export async function moveToSlack(
  seeded: Seeded,
): Promise<{ readonly workspaceId: string; readonly prompts: readonly Prompt[] }> {
  const config = readConfig({ DATABASE_URL: seeded.url });
  const storage = await openStorage(config, { asBot: true });
  const workspaceId = await storage.workspaceOf('slack', slackTeamId);
  const client = new pg.Client(seeded.connection);
  await client.connect();
  for (const table of ['PartnershipWorkspace', 'Account']) {
    await client.query(`UPDATE "${table}" SET "workspaceId" = $1`, [workspaceId]);
  }
  await client.query(
    'UPDATE "Schedule" SET "executiveWorkspaceId" = NULL, "executiveChannel" = NULL',
  );
  await client.query(makeDue);
  const workings = openWorkings(config, storage.database, openLog('silent'));
  const { failures } = await tickAll(workings, firstMonday);
  await storage.close();
  if (failures.length > 0) throw new Error('Not every period opened.');
  for (const statement of nothingElseIsDue) await client.query(statement);
  const { rows } = await client.query<Prompt>(readPrompts);
  await client.end();
  if (rows.length === 0) throw new Error('Nobody was asked.');
  return { workspaceId, prompts: rows };
}

/** All of them now, whatever their jitter. */
export async function sendPrompts({ connection }: Seeded): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`UPDATE "Delivery" SET "notBefore" = now() WHERE state = 'queued'`);
  await client.query(`SELECT pg_notify('waymark_queued', '')`);
  await client.end();
}

/** The period is under way now, and nothing of it falls due for days. */
const nothingElseIsDue = [
  `UPDATE "ReportingPeriod" SET "opensAt" = now() - interval '1 hour', "closesAt" = now() + interval '3 days',
     "rollUpAt" = now() + interval '4 days' WHERE "closedAt" IS NULL`,
  `UPDATE "Milestone" SET "dueAt" = now() + interval '3 days' WHERE "doneAt" IS NULL`,
  `UPDATE "Schedule" SET "nextOpensAt" = now() + interval '7 days'`,
  `UPDATE "Delivery" SET "notBefore" = now() + interval '1 day', "notAfter" = now() + interval '3 days' WHERE state = 'queued'`,
  'VACUUM ANALYZE',
];

const readPrompts = `
  SELECT delivery."toId" AS "userId", wanted.press, action.ref
  FROM "Delivery" delivery
  CROSS JOIN LATERAL (SELECT (regexp_match(card::text, '"(update/[^"]+)"'))[1] AS press) wanted
  JOIN "PriorityAction" action ON action."partnershipId" = delivery."partnershipId"
    AND action.id = split_part(wanted.press, '/', 3)::uuid
  WHERE delivery.state = 'queued' AND delivery.kind = 'prompt'
  ORDER BY delivery.id`;
