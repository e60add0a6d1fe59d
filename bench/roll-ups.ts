import pg from 'pg';
import { takeRollUp } from '../src/app/take-roll-up.ts';
import { readConfig } from '../src/config.ts';
import { openStorage } from '../src/open-storage.ts';
import { figure } from './figure.ts';
import { median } from './load.ts';
import type { Seeded } from './seed.ts';

const rounds = 30;

/** The roll-up of one partnership among all, beside the bare SQL that reads its rows. */
export async function benchRollUps(many: Seeded): Promise<void> {
  const storage = await openStorage(readConfig({ DATABASE_URL: many.url }), { asBot: true });
  const { database } = storage;
  const partnership = await database.members.partnership(many.partnershipId, new Date());
  const period = await database.periods.latest(many.partnershipId);
  if (!partnership || !period) throw new Error('Nothing to roll up.');
  const client = new pg.Client(many.connection);
  await client.connect();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const bareMs = await timed(() => readBare(client, many.partnershipId, period.id));
    const oursMs = await timed(() => takeRollUp(database, partnership, period));
    if (round < 0) continue;
    bare.push(bareMs);
    ours.push(oursMs);
  }
  await client.end();
  await storage.close();
  figure({
    name: 'roll-up of one partnership',
    updates: many.updates,
    unit: 'ms',
    value: median(ours),
    floor: median(bare),
    targetRatio: 2,
    target: 200,
  });
}

/** The same facts, by plain statements one after another: actions, asks, this period's answers, six periods back, late ones. */
async function readBare(client: pg.Client, partnershipId: string, periodId: string): Promise<void> {
  await client.query(
    `SELECT action.*, latest.sentence, latest."reportedAt" FROM "PriorityAction" action
     LEFT JOIN "StatusUpdate" latest ON latest."partnershipId" = action."partnershipId" AND latest.id = action."latestUpdateId"
     WHERE action."partnershipId" = $1`,
    [partnershipId],
  );
  await client.query('SELECT * FROM "Ask" WHERE "partnershipId" = $1 AND "withdrawnAt" IS NULL', [
    partnershipId,
  ]);
  await client.query(
    'SELECT DISTINCT ON ("actionId") * FROM "StatusUpdate" WHERE "partnershipId" = $1 AND "periodId" = $2 ORDER BY "actionId", revision DESC',
    [partnershipId, periodId],
  );
  await client.query(
    `SELECT DISTINCT ON (answer."actionId", answer."periodId") answer."actionId", answer.rag, answer.way FROM "StatusUpdate" answer
     WHERE answer."partnershipId" = $1 AND answer."periodId" IN (
       SELECT id FROM "ReportingPeriod" WHERE "partnershipId" = $1 ORDER BY "opensAt" DESC LIMIT 6)
     ORDER BY answer."actionId", answer."periodId", answer.revision DESC`,
    [partnershipId],
  );
  await client.query(
    'SELECT * FROM "StatusUpdate" WHERE "partnershipId" = $1 AND late AND "reportedAt" > $2',
    [partnershipId, new Date(0)],
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
