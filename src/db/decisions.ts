import { z } from 'zod';
import type { ActionChange, Decision } from '../app/store-updates.ts';
import { lockAction, makeCurrent } from './action-now.ts';
import { given, typedTextColumn } from './columns.ts';
import type { Db } from './db.ts';
import type { Decision as DecisionRow } from './generated/client.ts';

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
export const readDecisions = (
  db: Db,
  partnershipId: string,
  actionId: string,
): Promise<readonly Decision[]> => readDecisionsOf(db, partnershipId, [actionId]);

/** The same of several actions. */
export async function readDecisionsOf(
  db: Db,
  partnershipId: string,
  actionIds: readonly string[],
): Promise<readonly Decision[]> {
  const rows = await db.decision.findMany({
    where: { partnershipId, actionId: { in: [...actionIds] } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(decisionOf);
}

/** By the update that was decided. */
export async function readDecided(
  db: Db,
  partnershipId: string,
  updateIds: readonly string[],
): Promise<ReadonlyMap<string, Decision>> {
  const rows = await db.decision.findMany({
    where: { partnershipId, updateId: { in: [...updateIds] } },
  });
  return new Map(rows.map((row) => [row.updateId, decisionOf(row)]));
}

function decisionOf({ partnershipId: _, kind, reason, ...row }: DecisionRow): Decision {
  const decision = { ...row, kind: kindColumn.parse(kind) };
  return reason === null ? decision : { ...decision, reason: typedTextColumn.parse(reason) };
}

/** Only the update before the newest is looked at: an older one was taken back when that one came. */
export async function readTakenBack(
  db: Db,
  partnershipId: string,
  actionIds: readonly string[],
): Promise<readonly { readonly updateId: string; readonly actionId: string }[]> {
  return db.$queryRaw`
    SELECT report."id" AS "updateId", action."id" AS "actionId"
    FROM "PriorityAction" action
    CROSS JOIN LATERAL (
      SELECT revision."id", revision."state" FROM "ReportingPeriod" period
      CROSS JOIN LATERAL (
        SELECT one."id", one."state", one."revision" FROM "StatusUpdate" one
        WHERE one."partnershipId" = period."partnershipId" AND one."periodId" = period."id"
          AND one."actionId" = action."id"
        ORDER BY one."revision" DESC LIMIT 2
      ) revision
      WHERE period."partnershipId" = action."partnershipId"
      ORDER BY period."opensAt" DESC, revision."revision" DESC LIMIT 2
    ) report
    WHERE action."partnershipId" = ${partnershipId}::uuid AND action."id" = ANY(${actionIds}::uuid[])
      AND report."state" = 'complete-claimed' AND report."id" <> action."latestUpdateId"
      AND NOT EXISTS (
        SELECT FROM "Decision" decision
        WHERE decision."partnershipId" = action."partnershipId" AND decision."updateId" = report."id"
      )`;
}

/** Of those that were sent back, what is not the action's latest update any more. */
export function readSentBack(
  db: Db,
  partnershipId: string,
  actionIds: readonly string[],
): Promise<readonly { readonly updateId: string; readonly actionId: string }[]> {
  return db.$queryRaw`
    SELECT decision."updateId", decision."actionId"
    FROM "Decision" decision
    JOIN "PriorityAction" action
      ON action."partnershipId" = decision."partnershipId" AND action."id" = decision."actionId"
    WHERE decision."partnershipId" = ${partnershipId}::uuid AND decision."actionId" = ANY(${actionIds}::uuid[])
      AND decision."kind" = 'sent-back' AND decision."updateId" <> action."latestUpdateId"
    ORDER BY decision."decidedAt"`;
}

/** Newest first. */
export async function readChanges(
  db: Db,
  partnershipId: string,
  actionId: string,
): Promise<readonly ActionChange[]> {
  const rows = await readChangesOf(db, partnershipId, [actionId]);
  return rows.map(({ actionId: _, ...change }) => change);
}

/** The same of several actions, each with its id. */
export async function readChangesOf(
  db: Db,
  partnershipId: string,
  actionIds: readonly string[],
): Promise<readonly (ActionChange & { readonly actionId: string })[]> {
  const rows = await db.actionChange.findMany({
    where: { partnershipId, actionId: { in: [...actionIds] } },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    select: { actionId: true, field: true, from: true, to: true, reason: true, changedAt: true },
  });
  return rows.map(given);
}
