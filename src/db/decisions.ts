import { z } from 'zod';
import type { ActionChange, Decision } from '../app/store-updates.ts';
import { lockAction, makeCurrent } from './action-now.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';

const kindColumn = z.enum(['accepted', 'sent-back']);

/**
 * Stores the decision on a claimed completion and makes the action current. False where the update was decided before, or is not what
 * the action's lead says any more: what was seen is not what would be decided.
 */
export async function decide(db: Db, partnershipId: string, decision: Decision): Promise<boolean> {
  const action = await lockAction(db, partnershipId, decision.actionId);
  if (action?.latestUpdateId !== decision.updateId) return false;
  const decided = await db.decision.createMany({
    data: [{ partnershipId, ...decision }],
    skipDuplicates: true,
  });
  if (decided.count === 0) return false;
  await makeCurrent(db, action);
  return true;
}

/** Newest first. */
export async function readDecisions(
  db: Db,
  partnershipId: string,
  actionId: string,
): Promise<readonly Decision[]> {
  const rows = await db.decision.findMany({
    where: { partnershipId, actionId },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ partnershipId: _, kind, ...row }) => ({
    ...given(row),
    kind: kindColumn.parse(kind),
  }));
}

/** Newest first. */
export async function readChanges(
  db: Db,
  partnershipId: string,
  actionId: string,
): Promise<readonly ActionChange[]> {
  const rows = await db.actionChange.findMany({
    where: { partnershipId, actionId },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    select: { field: true, from: true, to: true, reason: true, changedAt: true },
  });
  return rows.map(given);
}
