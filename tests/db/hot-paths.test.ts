import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversationsOf } from '../../src/db/conversations.ts';
import { planAction } from '../support/plan-builder.ts';
import { storeReporting } from '../support/reporting-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const machineNow = new Date('2026-01-01T00:00:00Z');
const actions = Array.from({ length: 20 }, (_, place) =>
  planAction({ ref: `1.${place + 1}`, title: `Action ${place + 1}` }),
);

/** What every command runs: it may not read more as more is stored. Bounds are a little over what was counted. */
describe('with 12,000 updates stored, few rows are read for', () => {
  let living: Awaited<ReturnType<typeof storeWeeks>>;
  beforeAll(async () => {
    living = await storeWeeks(300);
  });
  afterAll(() => living.store.close());

  test('who acts', async () => {
    const { store, sender } = living;
    const rows = await countRows(store, () => store.database.members.acting(sender, machineNow));

    expect(rows).toBeLessThan(40);
  });

  test('20 actions with their latest updates', async () => {
    const { store, york } = living;
    const rows = await countRows(store, () => store.database.plans.actions(york, { priority: 1 }));

    expect(rows).toBeLessThan(150);
  });

  test('20 open asks', async () => {
    const { store, york } = living;
    const rows = await countRows(store, () => store.database.plans.asks(york, { priority: 1 }));

    expect(rows).toBeLessThan(100);
  });

  test('who was asked in one week, what they answered, and how three messages to each stand', async () => {
    const { store, york } = living;
    const { id = '' } = (await store.prisma.reportingPeriod.findFirst({
      where: { partnershipId: york },
    })) ?? { id: '' };
    const rows = await countRows(store, () => store.database.requests.people(york, id));

    expect(rows).toBeLessThan(150);
  });

  test('where somebody is written to, and whether they were seen as they are', async () => {
    const { store, sender } = living;
    const conversations = conversationsOf(store.prisma);
    const found = await conversations.find(sender.workspaceId, 'user', 'oid-77');
    if (!found) throw new Error('They were seen.');

    const rows = await countRows(store, async () => {
      await conversations.find(sender.workspaceId, 'user', 'oid-78');
      await conversations.seen(found);
    });

    expect(rows).toBeLessThan(5);
  });

  test('the message with a reference, and that its edits wait', async () => {
    const { store, sender } = living;
    const { ledger } = store.database;
    const rows = await countRows(store, async () => {
      await ledger.at(sender.workspaceId, 'ref 77');
      await ledger.holdEdits(sender.workspaceId, 'ref 78', 60_000);
      await ledger.letEdits(sender.workspaceId, 'ref 78');
    });

    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(10);
  });

  test('the record of an event', async () => {
    const { store, sender } = living;
    const rows = await countRows(store, () =>
      store.database.inbound.record(sender.workspaceId, 'new'),
    );

    expect(rows).toBeLessThan(5);
  });
});

/** Two partnerships, each with that many weeks of 20 answers, 20 events a week and one old ask an action. */
async function storeWeeks(weeks: number) {
  // One connection, whose counts can be read as soon as its statement ends.
  const store = await openTestStore(1);
  const york = await storeReporting(store.database, 'york', { actions });
  const leeds = await storeReporting(store.database, 'leeds', { actions });
  const reached = await store.database.members.reach(york.id, york.member('lead'));
  if (!reached) throw new Error('The lead has an account on the local workspace.');
  const sender = { workspaceId: reached.workspaceId, userId: reached.id };
  for (const { id } of [york, leeds]) await reportEveryWeek(store, id, weeks);
  await store.prisma.$executeRaw`
    INSERT INTO "InboundEvent" ("workspaceId", "eventId")
    SELECT ${sender.workspaceId}::uuid, 'event ' || number FROM generate_series(1, ${weeks * 20}) number`;
  await store.prisma.$executeRaw`
    INSERT INTO "Conversation" ("workspaceId", "kind", "externalId", "conversationId", "serviceUrl", "botId", "seenAt")
    SELECT ${sender.workspaceId}::uuid, 'user', 'oid-' || number, 'a:' || number, 'https://smba.example/', 'bot', now()
    FROM generate_series(1, ${weeks * 20}) number`;
  await store.prisma.$executeRaw`
    INSERT INTO "Delivery" ("partnershipId", "id", "workspaceId", "key", "kind", "toKind", "toId", "card", "notBefore", "state",
      "sentAt", "messageRef")
    SELECT ${york.id}::uuid, gen_random_uuid(), ${sender.workspaceId}::uuid, 'notice ' || number, 'notice', 'user', 'lead',
      '{"title":"","blocks":[],"buttons":[],"fallback":""}', now(), 'sent', now(), 'ref ' || number
    FROM generate_series(1, ${weeks * 20}) number`;
  await store.prisma.$executeRaw`ANALYZE`;
  return { store, york: york.id, sender };
}

async function reportEveryWeek({ prisma }: TestStore, partnershipId: string, weeks: number) {
  await prisma.$executeRaw`
    INSERT INTO "ReportingPeriod" ("partnershipId", "id", "scheduleId", "localOn", "opensAt", "closesAt", "rollUpAt")
    SELECT "partnershipId", gen_random_uuid(), "id", monday, monday, monday + interval '3 days',
      monday + interval '4 days'
    FROM "Schedule", generate_series(0, ${weeks - 1}) week,
      LATERAL (SELECT date '2018-01-01' + 7 * week AS monday) mondays
    WHERE "partnershipId" = ${partnershipId}::uuid`;
  await prisma.$executeRaw`
    INSERT INTO "StatusUpdate" ("partnershipId", "id", "actionId", "periodId", "revision", "authorId", "capacity",
      "way", "reportedAt", "late", "state", "rag", "sentence")
    SELECT action."partnershipId", gen_random_uuid(), action."id", period."id", 1, gen_random_uuid(), 'lead', 'form',
      period."opensAt", false, 'in-progress', 'green', 'Trained 45 staff.'
    FROM "PriorityAction" action JOIN "ReportingPeriod" period USING ("partnershipId")
    WHERE action."partnershipId" = ${partnershipId}::uuid`;
  await askEveryWeek(prisma, partnershipId);
  await prisma.$executeRaw`
    UPDATE "PriorityAction" action SET "latestUpdateId" = latest."id" FROM (
      SELECT DISTINCT ON ("actionId") "actionId", "id" FROM "StatusUpdate"
      WHERE "partnershipId" = ${partnershipId}::uuid ORDER BY "actionId", "reportedAt" DESC
    ) latest
    WHERE action."partnershipId" = ${partnershipId}::uuid AND action."id" = latest."actionId"`;
  // Taken back in all weeks but the last.
  await prisma.$executeRaw`
    INSERT INTO "Ask" ("partnershipId", "id", "actionId", "updateId", "periodId", "kind", "text", "raisedAt",
      "withdrawnAt")
    SELECT report."partnershipId", gen_random_uuid(), report."actionId", report."id", report."periodId", 'support',
      'Help', report."reportedAt",
      CASE WHEN report."id" IS DISTINCT FROM action."latestUpdateId" THEN report."reportedAt" END
    FROM "StatusUpdate" report
    JOIN "PriorityAction" action ON action."partnershipId" = report."partnershipId" AND action."id" = report."actionId"
    WHERE report."partnershipId" = ${partnershipId}::uuid`;
}

/** Each member about all 20 actions, by a request and two reminders. */
async function askEveryWeek(prisma: TestStore['prisma'], partnershipId: string): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "UpdateRequest" ("partnershipId", "id", "periodId", "memberId", "promptId", "askedAt")
    SELECT period."partnershipId", gen_random_uuid(), period."id", member."id", gen_random_uuid(), period."opensAt"
    FROM "ReportingPeriod" period JOIN "Member" member USING ("partnershipId")
    WHERE "partnershipId" = ${partnershipId}::uuid`;
  await prisma.$executeRaw`
    INSERT INTO "UpdateRequestItem" ("partnershipId", "requestId", "actionId", "capacity")
    SELECT request."partnershipId", request."id", action."id", 'lead'
    FROM "UpdateRequest" request JOIN "PriorityAction" action USING ("partnershipId")
    WHERE "partnershipId" = ${partnershipId}::uuid`;
  await prisma.$executeRaw`
    INSERT INTO "Delivery" ("partnershipId", "id", "workspaceId", "key", "kind", "toKind", "toId", "memberId",
      "periodId", "card", "notBefore", "state", "sentAt")
    SELECT request."partnershipId", CASE number WHEN 1 THEN request."promptId" ELSE gen_random_uuid() END,
      gen_random_uuid(), request."id" || ':' || number, CASE number WHEN 1 THEN 'prompt' ELSE 'reminder' END,
      'user', 'lead', request."memberId", request."periodId", '{}', request."askedAt", 'sent', request."askedAt"
    FROM "UpdateRequest" request CROSS JOIN generate_series(1, 3) number
    WHERE request."partnershipId" = ${partnershipId}::uuid`;
}

/** Rows that PostgreSQL fetched from tables, by index or not. */
async function countRows({ prisma }: TestStore, read: () => Promise<unknown>): Promise<number> {
  const count = async () => {
    await prisma.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
    const [row] = await prisma.$queryRaw<{ rows: number }[]>`
      SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows FROM pg_stat_user_tables`;
    return row?.rows ?? 0;
  };
  const before = await count();
  await read();
  return (await count()) - before;
}
