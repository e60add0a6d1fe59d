import pg from 'pg';
import { settleUncertain } from '../src/app/settle-uncertain.ts';
import { tickAll } from '../src/app/tick.ts';
import { readConfig } from '../src/config.ts';
import { type Connection, databaseUrl } from '../src/db/connection.ts';
import { openLog } from '../src/log.ts';
import { machine } from '../src/machine.ts';
import { openStorage } from '../src/open-storage.ts';
import { openWorkings } from '../src/open-workings.ts';
import { figure } from './figure.ts';
import { median } from './load.ts';
import { firstMonday, makeDue, seed } from './seed.ts';

const rounds = 40;
const idleFor = { few: 10, many: 100_000 };
const opening = 10_000;

/** A heartbeat with nothing to do, for few partnerships and for many; and one on which ten thousand periods open. */
export async function benchTicks(database: (name: string) => Promise<Connection>): Promise<void> {
  const few = await idle(await database('ticks_few'), idleFor.few);
  const many = await idle(await database('ticks_many'), idleFor.many);
  const took: { few: number[]; many: number[] } = { few: [], many: [] };
  for (let round = -5; round < rounds; round += 1) {
    const fewMs = await few.beat();
    const manyMs = await many.beat();
    if (round < 0) continue;
    took.few.push(fewMs);
    took.many.push(manyMs);
  }
  await few.close();
  await many.close();
  figure({
    name: `idle heartbeat, ${idleFor.many} partnerships against ${idleFor.few}`,
    unit: 'ms',
    value: median(took.many),
    floor: median(took.few),
    targetRatio: 1.3,
  });
  await benchOpenings(await database('ticks_opening'));
}

/** The example's schedule for each, with a period under way whose milestones are all to come. */
async function idle(connection: Connection, partnerships: number) {
  const config = readConfig({ DATABASE_URL: databaseUrl(connection) });
  const storage = await openStorage(config, { asBot: true });
  const client = new pg.Client(connection);
  await client.connect();
  for (const statement of idlePartnerships) {
    await client.query(statement, statement.includes('$1') ? [partnerships] : []);
  }
  await client.query('VACUUM ANALYZE');
  await client.end();
  const workings = openWorkings(config, storage.database, openLog('silent'));
  return {
    /** Milliseconds. */
    async beat(): Promise<number> {
      const beganAt = performance.now();
      await tickAll(workings, new Date());
      await settleUncertain(workings, () => undefined, machine);
      await storage.database.ledger.waiting(new Date());
      return performance.now() - beganAt;
    },
    close: () => storage.close(),
  };
}

const idlePartnerships = [
  `INSERT INTO "Partnership" (id, slug, name, kind, "timeZone", "closedOn")
   SELECT gen_random_uuid(), 'city-' || n, 'City ' || n, 'lscp', 'Europe/London', '{}' FROM generate_series(1, $1::int) n`,
  `INSERT INTO "BusinessPlan" ("partnershipId", id, title, "fromOn", "toOn", version, state, "importedAt")
   SELECT id, gen_random_uuid(), 'Plan', '2026-04-01', '2027-03-31', 1, 'agreed', now() FROM "Partnership"`,
  `INSERT INTO "Schedule" ("partnershipId", id, "planId", rule, time, "remindAfterWorkingDays", "closeWeekday", "closeTime",
     "rollUpWeekday", "rollUpTime", "nextOn", "nextOpensAt")
   SELECT "partnershipId", gen_random_uuid(), id, 'FREQ=WEEKLY;BYDAY=MO', '09:00', '{2}', 'TH', '17:00', 'FR', '10:00',
     current_date + 7, now() + interval '7 days' FROM "BusinessPlan"`,
  `INSERT INTO "ReportingPeriod" ("partnershipId", id, "scheduleId", "localOn", "opensAt", "closesAt", "rollUpAt", "openedAt")
   SELECT "partnershipId", gen_random_uuid(), id, current_date, now() - interval '1 hour', now() + interval '3 days',
     now() + interval '4 days', now() FROM "Schedule"`,
  `INSERT INTO "Milestone" ("partnershipId", "periodId", kind, ordinal, "dueAt")
   SELECT "partnershipId", id, kind, 1, now() + interval '2 days'
   FROM "ReportingPeriod", unnest(ARRAY['remind', 'deputy', 'chair', 'close', 'roll-up']) kind`,
];

/** Everybody's Monday at nine. */
async function benchOpenings(connection: Connection): Promise<void> {
  const { url, connection: seeded } = await seed(connection, { periods: 0, copies: opening - 1 });
  const storage = await openStorage(readConfig({ DATABASE_URL: url }), { asBot: true });
  const client = new pg.Client(seeded);
  await client.connect();
  await client.query(makeDue);
  await client.query('VACUUM ANALYZE');
  const workings = openWorkings(readConfig({}), storage.database, openLog('silent'));
  const beganAt = performance.now();
  const { done, failures } = await tickAll(workings, firstMonday);
  const tookMs = performance.now() - beganAt;
  const { rows } = await client.query(
    `SELECT (SELECT count(*) FROM "ReportingPeriod") + (SELECT count(*) FROM "Milestone") + (SELECT count(*) FROM "UpdateRequest")
       + (SELECT count(*) FROM "UpdateRequestItem") + (SELECT count(*) FROM "Delivery") AS written`,
  );
  await client.end();
  await storage.close();
  if (failures.length > 0 || done.length !== opening) throw new Error('Not every period opened.');
  figure({
    name: `${opening} due periods opened`,
    unit: 'ms',
    value: tookMs,
    rowsASecond: Math.round((Number(rows[0].written) / tookMs) * 1_000),
    periodsASecond: Math.round((opening / tookMs) * 1_000),
  });
}
