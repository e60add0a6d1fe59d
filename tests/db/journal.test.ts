import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilOneWaits } from '../support/lock-wait.ts';
import { storePartnership } from '../support/partnership-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('an event is recorded once', async () => {
  const { inbound } = store.database;
  const workspaceId = uuid();

  expect(await inbound.record(workspaceId, 'event-1')).toBe(true);
  expect(await inbound.record(workspaceId, 'event-1')).toBe(false);
  expect(await inbound.record(workspaceId, 'event-2')).toBe(true);
});

test('the same event id of another workspace is another event', async () => {
  const { inbound } = store.database;
  await inbound.record(uuid(), 'event-1');

  expect(await inbound.record(uuid(), 'event-1')).toBe(true);
});

test('of two transactions with the same event, one handles it', async () => {
  const { database } = store;
  const workspaceId = uuid();
  const handle = () =>
    database.transaction(async (tx) => tx.inbound.record(workspaceId, 'sent twice'));

  const recorded = await Promise.all([handle(), handle(), handle()]);

  expect(recorded.filter(Boolean)).toHaveLength(1);
});

test('an event whose handling failed can be handled again', async () => {
  const { database } = store;
  const workspaceId = uuid();
  const failing = database.transaction(async (tx) => {
    await tx.inbound.record(workspaceId, 'event');
    throw new Error('The handler failed.');
  });
  await expect(failing).rejects.toThrow('The handler failed.');

  expect(await database.inbound.record(workspaceId, 'event')).toBe(true);
});

test('who comes second waits, and handles what the first gave up', async () => {
  const { database, prisma } = store;
  const workspaceId = uuid();
  let second: Promise<boolean> | undefined;
  const first = database.transaction(async (tx) => {
    await tx.inbound.record(workspaceId, 'event');
    second = database.inbound.record(workspaceId, 'event');
    await untilOneWaits(prisma);
    throw new Error('The handler failed.');
  });

  await expect(first).rejects.toThrow('The handler failed.');
  expect(await second).toBe(true);
});

test('an audit entry keeps who, what, when and about what, under its partnership', async () => {
  const { database, prisma } = store;
  const york = await storePartnership(database, 'york');
  const at = new Date('2024-09-02T08:00:00.123Z');

  await database.audit.add({
    partnershipId: york.id,
    at,
    actorId: york.member('lead'),
    what: 'update stored',
    about: { ref: '1.1', revision: 2, late: false },
  });
  await database.audit.add({ partnershipId: york.id, at, what: 'plan imported', about: {} });

  const rows = await prisma.auditEntry.findMany({ where: { partnershipId: york.id } });
  expect(rows.map(({ id: _, ...row }) => row)).toEqual([
    {
      partnershipId: york.id,
      at,
      actorId: york.member('lead'),
      what: 'update stored',
      about: { ref: '1.1', revision: 2, late: false },
    },
    { partnershipId: york.id, at, actorId: null, what: 'plan imported', about: {} },
  ]);
});
