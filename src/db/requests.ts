import { z } from 'zod';
import type { RequestItem, Requests, UpdateRequest } from '../app/store-requests.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';
import { readDueSnoozes } from './due.ts';
import type { Prisma } from './generated/client.ts';
import { readPeopleAsked } from './people-asked.ts';

const capacityColumn = z.enum(['lead', 'deputy']);
const passedForColumn = z.enum(['passed', 'no-answer']);
const items = { orderBy: { actionId: 'asc' } } as const;

export function requestsOf(db: Db): Requests {
  return {
    async add(partnershipId, { items, ...request }) {
      const added = await db.updateRequest.createMany({
        data: [{ partnershipId, ...request }],
        skipDuplicates: true,
      });
      if (added.count === 0) return false;
      await addItems(db, partnershipId, request.id, items);
      return true;
    },

    addItems: (partnershipId, requestId, items) => addItems(db, partnershipId, requestId, items),

    async markPassed(partnershipId, requestId, actionIds, passed) {
      await db.updateRequestItem.updateMany({
        where: {
          partnershipId,
          requestId,
          actionId: { in: [...actionIds] },
          // The lead's own wish, once said, stays the reason.
          OR: [{ passedFor: null }, { passedFor: 'no-answer' }],
        },
        data: { passedAt: passed.at, passedFor: passed.for },
      });
    },

    async get(partnershipId, id) {
      const row = await db.updateRequest.findUnique({
        where: { partnershipId_id: { partnershipId, id } },
        include: { items },
      });
      return row ? updateRequest(row) : undefined;
    },

    async of(partnershipId, periodId, memberId) {
      const row = await db.updateRequest.findUnique({
        where: { partnershipId_periodId_memberId: { partnershipId, periodId, memberId } },
        include: { items },
      });
      return row ? updateRequest(row) : undefined;
    },

    inPeriod: (partnershipId, periodId) => readRequests(db, { partnershipId, periodId }),

    people: (partnershipId, periodId) => readPeopleAsked(db, partnershipId, periodId),

    async askedIn(partnershipId, periodId) {
      const rows = await db.updateRequestItem.findMany({
        where: { partnershipId, request: { periodId } },
        select: { actionId: true },
      });
      return new Set(rows.map(({ actionId }) => actionId));
    },

    lockAsking: (partnershipId, periodId, actionIds) =>
      lockAsking(db, partnershipId, periodId, actionIds),

    async snooze(partnershipId, id, until) {
      await db.updateRequest.updateMany({
        where: { partnershipId, id },
        data: { snoozedUntilAt: until ?? null },
      });
    },

    async dueSnoozes(machineNow, partnershipId) {
      const rows = await readDueSnoozes(db, machineNow, partnershipId);
      return rows.map(({ snoozedUntilAt, ...row }) => ({ ...row, at: snoozedUntilAt }));
    },

    async snoozesAhead(partnershipId) {
      const rows = await db.$queryRaw<{ at: Date }[]>`
        SELECT "snoozedUntilAt" AS "at" FROM "UpdateRequest"
        WHERE "partnershipId" = ${partnershipId}::uuid AND "snoozedUntilAt" IS NOT NULL
        ORDER BY "snoozedUntilAt"`;
      return rows.map(({ at }) => at);
    },
  };
}

async function addItems(
  db: Db,
  partnershipId: string,
  requestId: string,
  items: readonly RequestItem[],
): Promise<number> {
  const added = await db.updateRequestItem.createMany({
    data: items.map(({ actionId, capacity, passed, namedBy }) => ({
      partnershipId,
      requestId,
      actionId,
      capacity,
      ...(passed ? { passedAt: passed.at, passedFor: passed.for } : {}),
      ...(namedBy ? { namedById: namedBy } : {}),
    })),
    skipDuplicates: true,
  });
  return added.count;
}

/**
 * Whoever held the locks may have asked somebody else about the same actions meanwhile, so it looks again until there is
 * nobody new. What is read is read by a statement of its own, once the locks are held.
 */
async function lockAsking(
  db: Db,
  partnershipId: string,
  periodId: string,
  actionIds: readonly string[],
): Promise<readonly UpdateRequest[]> {
  let held: readonly string[] = [];
  for (;;) {
    const locked = await lockOnce(db, partnershipId, periodId, actionIds);
    if (locked.length === held.length) break;
    held = locked;
  }
  if (held.length === 0) return [];
  return readRequests(db, { partnershipId, id: { in: [...held] } });
}

/** Requests are never deleted, and no item is: a later look finds those of an earlier one, and maybe more. */
async function lockOnce(
  db: Db,
  partnershipId: string,
  periodId: string,
  actionIds: readonly string[],
): Promise<readonly string[]> {
  const locked = await db.$queryRaw<{ id: string }[]>`
    SELECT request."id" FROM "UpdateRequest" request
    WHERE request."partnershipId" = ${partnershipId}::uuid AND request."periodId" = ${periodId}::uuid
      AND EXISTS (
        SELECT FROM "UpdateRequestItem" item
        WHERE item."partnershipId" = request."partnershipId" AND item."requestId" = request."id"
          AND item."actionId" = ANY(${actionIds}::uuid[])
      )
    ORDER BY request."id"
    FOR UPDATE`;
  return locked.map(({ id }) => id);
}

async function readRequests(
  db: Db,
  where: Prisma.UpdateRequestWhereInput,
): Promise<readonly UpdateRequest[]> {
  const rows = await db.updateRequest.findMany({
    where,
    include: { items },
    orderBy: { id: 'asc' },
  });
  return rows.map(updateRequest);
}

type RequestRow = Prisma.UpdateRequestGetPayload<{ include: { items: true } }>;

function updateRequest({ partnershipId: _, items, ...row }: RequestRow): UpdateRequest {
  return {
    ...given(row),
    items: items.map(({ actionId, capacity, passedAt, passedFor, namedById }) => ({
      actionId,
      capacity: capacityColumn.parse(capacity),
      ...(passedAt ? { passed: { at: passedAt, for: passedForColumn.parse(passedFor) } } : {}),
      ...(namedById ? { namedBy: namedById } : {}),
    })),
  };
}
