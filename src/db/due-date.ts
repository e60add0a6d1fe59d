import type { StatusUpdate } from '../core/status-update.ts';
import { recordChanges } from './action-changes.ts';
import type { LockedAction } from './action-now.ts';
import { fromDateColumn, toDateColumn } from './columns.ts';
import type { Db } from './db.ts';

/**
 * Moves the due date where the update asks for another, records who moved it and why, and counts the move. An edit that repeats the
 * date of the revision before it (`saidBefore`) moves nothing, nor does an edit of a period after which a later one moved it.
 * An edit by form that leaves the date out takes the move back; one that gives another corrects it, and is no move more.
 */
export async function moveDue(
  db: Db,
  action: LockedAction,
  update: StatusUpdate,
  saidBefore: Date | undefined,
): Promise<void> {
  const { dueOn, dueEach } = action;
  const to = update.newDueOn;
  if (to === undefined && saidBefore) return takeBack(db, action, update, saidBefore);
  const isRepeated = saidBefore !== undefined && fromDateColumn(saidBefore) === to;
  if (to === undefined || isRepeated || dueEach !== null) return;
  if (dueOn && fromDateColumn(dueOn) === to) return;
  if (await movedByLaterPeriod(db, action.partnershipId, update)) return;
  await moveTo(db, action, update, to, saidBefore);
}

async function moveTo(
  db: Db,
  action: LockedAction,
  update: StatusUpdate,
  to: string,
  saidBefore: Date | undefined,
): Promise<void> {
  const { partnershipId, id: actionId, dueOn } = action;
  const stands = saidBefore !== undefined && dueOn?.getTime() === saidBefore.getTime();
  const before = stands ? await movesOfPeriod(db, partnershipId, update) : undefined;
  if (stands && before?.from === to) return takeBack(db, action, update, saidBefore);
  await db.priorityAction.updateMany({
    where: { partnershipId, id: actionId },
    data: { dueOn: toDateColumn(to), dueMoves: { increment: 1 - (before?.moves ?? 0) } },
  });
  const from = before ? before.from : dueOn && fromDateColumn(dueOn);
  const change = { actionId, field: 'due' as const, from, to, byId: update.authorId };
  const reason = update.newDueReason === undefined ? {} : { reason: update.newDueReason };
  await recordChanges(db, partnershipId, [{ ...change, ...reason }], update.reportedAt);
}

/** Only the form shows the date, so only there can it be left out; and only where it still stands as this period moved it. */
async function takeBack(
  db: Db,
  { partnershipId, id: actionId, dueOn, dueEach }: LockedAction,
  update: StatusUpdate,
  saidBefore: Date,
): Promise<void> {
  if (update.way !== 'form' || dueEach !== null || dueOn?.getTime() !== saidBefore.getTime())
    return;
  if (await movedByLaterPeriod(db, partnershipId, update)) return;
  const moved = await movesOfPeriod(db, partnershipId, update);
  if (!moved) return;
  const { from: to, moves } = moved;
  await db.priorityAction.updateMany({
    where: { partnershipId, id: actionId },
    data: { dueOn: to === null ? null : toDateColumn(to), dueMoves: { decrement: moves } },
  });
  const from = fromDateColumn(dueOn);
  const change = { actionId, field: 'due' as const, from, to, byId: update.authorId };
  await recordChanges(db, partnershipId, [change], update.reportedAt);
}

/**
 * The day before the period's answers moved it, and how many moves they counted since it last stood there; undefined:
 * none. A correction is recorded from that day, and counts for all before it.
 */
async function movesOfPeriod(
  db: Db,
  partnershipId: string,
  { actionId, periodId }: StatusUpdate,
): Promise<{ from: string | null; moves: number } | undefined> {
  const revisions = await db.statusUpdate.findMany({
    where: { partnershipId, actionId, periodId },
    select: { reportedAt: true },
  });
  const times = revisions.map(({ reportedAt }) => reportedAt);
  const changes = await db.actionChange.findMany({
    where: {
      partnershipId,
      actionId,
      field: 'due',
      byId: { not: null },
      changedAt: { in: times },
    },
    orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
    select: { from: true, to: true },
  });
  const [first] = changes;
  if (!first) return undefined;
  let moves = 0;
  for (const { from, to } of changes) {
    if (to === first.from) moves = 0;
    else moves = from === first.from ? 1 : moves + 1;
  }
  return moves === 0 ? undefined : { from: first.from, moves };
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
