import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { importPlan } from '../src/app/import-plan.ts';
import { readConfig } from '../src/config.ts';
import { type Connection, databaseUrl } from '../src/db/connection.ts';
import { openLog } from '../src/log.ts';
import { checkout, openStorage } from '../src/open-storage.ts';
import { openWorkings } from '../src/open-workings.ts';
import { readPlanFile } from '../src/plan-files/read-plan-file.ts';

/** What a bench runs against. */
export interface Seeded {
  readonly connection: Connection;
  readonly url: string;
  readonly partnershipId: string;
  readonly workspaceId: string;
  /** Status updates stored, in all partnerships. */
  readonly updates: number;
}

/**
 * A database with the example partnership answered for `periods` periods, and so many copies of it beside it, as one
 * installation that serves many would have.
 */
export async function seed(
  connection: Connection,
  { periods, copies }: { periods: number; copies: number },
): Promise<Seeded> {
  const url = databaseUrl(connection);
  const config = readConfig({ DATABASE_URL: url });
  const storage = await openStorage(config, { asBot: true });
  const workings = openWorkings(config, storage.database, openLog('silent'));
  const name = 'examples/cyscp-2024-25.yaml';
  const read = await readPlanFile(await readFile(`${checkout}/${name}`), name);
  if (!read.ok) throw new Error('The example is not a good plan.');
  const at = new Date('2024-09-02T07:55:00Z');
  const { partnershipId } = await importPlan(workings, read.plan, new Date(), at);
  const { workspaceId } = storage.localStore;
  await storage.close();
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(makeCopies, [copies]);
  await client.query(copyPartnerships, [partnershipId]);
  for (const table of copiedTables) await client.query(copyTable(table), [partnershipId]);
  await client.query(addPeriods, [periods]);
  await client.query(answerPeriods);
  await client.query(makeCurrent);
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query('SELECT count(*)::int AS updates FROM "StatusUpdate"');
  await client.end();
  return { connection, url, partnershipId, workspaceId, updates: rows[0]?.updates ?? 0 };
}

const makeCopies = `
  CREATE TEMP TABLE copy AS SELECT n, gen_random_uuid() AS id FROM generate_series(1, $1::int) n`;

const copyPartnerships = `
  INSERT INTO "Partnership" SELECT (jsonb_populate_record(original, jsonb_build_object(
    'id', copy.id, 'slug', original.slug || '-' || copy.n))).* FROM "Partnership" original, copy
    WHERE original.id = $1`;

/** The copies share the ids of what lies under a partnership, since every key leads with the partnership's own. */
const copiedTables = [
  'PartnershipWorkspace',
  'Agency',
  'Member',
  'Account',
  'BusinessPlan',
  'Priority',
  'SubGroup',
  'PriorityAction',
  'SuccessMeasure',
  'Schedule',
];

/** A member of a copy has an account of their own. */
const copyTable = (table: string) => `
  INSERT INTO "${table}" SELECT (jsonb_populate_record(original, jsonb_build_object(
    'partnershipId', copy.id${table === 'Account' ? `, 'userId', original."userId" || '-' || copy.n` : ''}))).*
  FROM "${table}" original, copy WHERE original."partnershipId" = $1`;

/** Weekly, closed, before the example's first morning. */
const addPeriods = `
  INSERT INTO "ReportingPeriod" ("partnershipId", id, "scheduleId", "localOn", "opensAt", "closesAt", "rollUpAt",
    "openedAt", "closedAt")
  SELECT "partnershipId", gen_random_uuid(), id, day, day + interval '8 hours', day + interval '80 hours',
    day + interval '97 hours', day + interval '8 hours', day + interval '80 hours'
  FROM "Schedule", generate_series(1, $1::int) week,
    LATERAL (SELECT date '2024-09-02' - week * 7 AS day) monday`;

const answerPeriods = `
  INSERT INTO "StatusUpdate" ("partnershipId", id, "actionId", "periodId", revision, "authorId", capacity, way,
    "reportedAt", late, state, rag, sentence)
  SELECT action."partnershipId", gen_random_uuid(), action.id, period.id, 1, part."leadId", 'lead', 'form',
    period."opensAt" + interval '1 day', false, 'in-progress',
    (ARRAY['green', 'amber', 'red'])[1 + abs(hashtext(action.ref || period."localOn")) % 3],
    'Trained 45 staff across four schools since last time; the next session is booked and the evaluation is drafted.'
  FROM "PriorityAction" action
  JOIN "SubGroup" part USING ("partnershipId")
  JOIN "ReportingPeriod" period USING ("partnershipId")
  WHERE part.id = action."subGroupId"`;

const makeCurrent = `
  UPDATE "PriorityAction" action SET state = 'in-progress', rag = latest.rag, "latestUpdateId" = latest.id
  FROM (
    SELECT DISTINCT ON ("partnershipId", "actionId") "partnershipId", "actionId", id, rag
    FROM "StatusUpdate" ORDER BY "partnershipId", "actionId", "reportedAt" DESC
  ) latest
  WHERE latest."partnershipId" = action."partnershipId" AND latest."actionId" = action.id`;

/** The example's first Monday at nine, in real time. */
export const firstMonday = new Date('2024-09-02T08:00:00Z');
export const makeDue = `
  WITH real AS (UPDATE "Partnership" SET "simulatedAt" = NULL)
  UPDATE "Schedule" SET "nextOn" = '2024-09-02', "nextOpensAt" = '2024-09-02T08:00:00Z'`;
