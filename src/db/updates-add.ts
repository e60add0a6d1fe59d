import { v7 as newId } from 'uuid';
import type { StatusUpdate } from '../core/status-update.ts';
import { lockAction, makeCurrent } from './action-now.ts';
import { toDateColumn } from './columns.ts';
import type { Db } from './db.ts';
import { moveDue } from './due-date.ts';

/**
 * Stores one revision and makes the action current. False, and nothing stored, unless it is the one after the last of its period: so
 * who comes second never overwrites what they did not see. Holds the action's row until the transaction ends.
 */
export async function addUpdate(
  db: Db,
  partnershipId: string,
  update: StatusUpdate,
): Promise<boolean> {
  const action = await lockAction(db, partnershipId, update.actionId);
  if (!action) return false;
  // Read after the lock, so that it is there whatever was stored while we waited.
  const last = await db.statusUpdate.findFirst({
    where: { partnershipId, actionId: update.actionId, periodId: update.periodId },
    orderBy: { revision: 'desc' },
    select: { revision: true, newDueOn: true },
  });
  if (update.revision !== (last?.revision ?? 0) + 1) return false;
  if (!(await insertUpdate(db, partnershipId, update))) return false;
  await replaceAsk(db, partnershipId, update);
  await moveDue(db, action, update, last?.newDueOn ?? undefined);
  await makeCurrent(db, action);
  return true;
}

async function insertUpdate(
  db: Db,
  partnershipId: string,
  { ask: _, measuredOn, newDueOn, ...update }: StatusUpdate,
): Promise<boolean> {
  const added = await db.statusUpdate.createMany({
    data: [
      {
        partnershipId,
        ...update,
        ...(measuredOn === undefined ? {} : { measuredOn: toDateColumn(measuredOn) }),
        ...(newDueOn === undefined ? {} : { newDueOn: toDateColumn(newDueOn) }),
      },
    ],
    skipDuplicates: true,
  });
  return added.count === 1;
}

/**
 * Only the form asks anew or takes an ask back. Saying "no change" leaves it as it is; a brief answer does so too, or carries it on
 * from the day it was raised.
 */
async function replaceAsk(db: Db, partnershipId: string, update: StatusUpdate): Promise<void> {
  const isBrief = update.way !== 'form';
  if (update.way === 'no-change' || (isBrief && !update.ask)) return;
  const { actionId, periodId, reportedAt } = update;
  const open = { partnershipId, actionId, periodId, withdrawnAt: null };
  const before = isBrief
    ? await db.ask.findFirst({ where: open, select: { raisedAt: true } })
    : null;
  await db.ask.updateMany({ where: open, data: { withdrawnAt: reportedAt } });
  if (!update.ask) return;
  const { neededByOn, ...ask } = update.ask;
  await db.ask.createMany({
    data: [
      {
        partnershipId,
        id: newId(),
        actionId,
        periodId,
        updateId: update.id,
        raisedAt: before?.raisedAt ?? reportedAt,
        ...ask,
        ...(neededByOn === undefined ? {} : { neededByOn: toDateColumn(neededByOn) }),
      },
    ],
  });
}
