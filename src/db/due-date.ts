import type { StatusUpdate } from '../core/status-update.ts';
import { recordChanges } from './action-changes.ts';
import type { LockedAction } from './action-now.ts';
import { fromDateColumn, toDateColumn } from './columns.ts';
import type { Db } from './db.ts';

/**
 * Moves the due date where the update asks for another, records who moved it and why, and counts the move. An edit that repeats the
 * date of the revision before it (`saidBefore`) moves nothing, nor does an edit of a period after which a later one moved it.
 */
export async function moveDue(
  db: Db,
  action: LockedAction,
  update: StatusUpdate,
  saidBefore: Date | undefined,
): Promise<void> {
  const { partnershipId, id: actionId, dueOn, dueEach } = action;
  const to = update.newDueOn;
  const isRepeated = saidBefore !== undefined && fromDateColumn(saidBefore) === to;
  if (to === undefined || isRepeated || dueEach !== null) return;
  const from = dueOn && fromDateColumn(dueOn);
  if (from === to || (await movedByLaterPeriod(db, partnershipId, update))) return;
  await db.priorityAction.updateMany({
    where: { partnershipId, id: actionId },
    data: { dueOn: toDateColumn(to), dueMoves: { increment: 1 } },
  });
  const change = { actionId, field: 'due' as const, from, to, byId: update.authorId };
  const reason = update.newDueReason === undefined ? {} : { reason: update.newDueReason };
  await recordChanges(db, partnershipId, [{ ...change, ...reason }], update.reportedAt);
}

async function movedByLaterPeriod(
  db: Db,
  partnershipId: string,
  { actionId, periodId }: StatusUpdate,
): Promise<boolean> {
  const later = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "ReportingPeriod" this
    JOIN "ReportingPeriod" period
      ON period."partnershipId" = this."partnershipId" AND period."opensAt" > this."opensAt"
    JOIN "StatusUpdate" report
      ON report."partnershipId" = period."partnershipId" AND report."periodId" = period."id"
      AND report."actionId" = ${actionId}::uuid AND report."newDueOn" IS NOT NULL
    WHERE this."partnershipId" = ${partnershipId}::uuid AND this."id" = ${periodId}::uuid
    LIMIT 1`;
  return later.length > 0;
}
