import type { ActionChange, ActionPast, Decision } from '../app/store-updates.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { Db } from './db.ts';
import { readChangesOf, readDecisionsOf } from './decisions.ts';
import { joinAsk, statusUpdate, type UpdateRow, updateColumns } from './update-row.ts';

/** Of each of these actions what its history, its decisions and its changes are alone: three statements, however many actions. */
export async function readPast(
  db: Db,
  partnershipId: string,
  actionIds: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, ActionPast>> {
  const [history, decisions, changes] = await Promise.all([
    readHistories(db, partnershipId, actionIds, limit),
    readDecisionsOf(db, partnershipId, actionIds),
    readChangesOf(db, partnershipId, actionIds),
  ]);
  const of = grouped<StatusUpdate>(history);
  const decided = grouped<Decision>(decisions);
  const changed = grouped<ActionChange & { readonly actionId: string }>(changes);
  return new Map(
    actionIds.map((id) => [
      id,
      {
        history: of.get(id) ?? [],
        decisions: decided.get(id) ?? [],
        changes: (changed.get(id) ?? []).map(({ actionId: _, ...change }) => change),
      },
    ]),
  );
}

/** Newest period first in each action. */
async function readHistories(
  db: Db,
  partnershipId: string,
  actionIds: readonly string[],
  limit: number,
): Promise<readonly StatusUpdate[]> {
  const rows = await db.$queryRaw<UpdateRow[]>`
    SELECT ${updateColumns}
    FROM unnest(${[...actionIds]}::uuid[]) AS wanted("actionId")
    CROSS JOIN LATERAL (
      SELECT last.*, period."opensAt" FROM "ReportingPeriod" period
      CROSS JOIN LATERAL (
        SELECT * FROM "StatusUpdate" one
        WHERE one."partnershipId" = period."partnershipId" AND one."periodId" = period."id"
          AND one."actionId" = wanted."actionId"
        ORDER BY one."revision" DESC LIMIT 1
      ) last
      WHERE period."partnershipId" = ${partnershipId}::uuid
      ORDER BY period."opensAt" DESC
      LIMIT ${limit}::int
    ) report
    ${joinAsk}
    ORDER BY report."opensAt" DESC`;
  return rows.map(statusUpdate);
}

/** In the order in which they come. */
function grouped<One extends { readonly actionId: string }>(
  all: readonly One[],
): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(one.actionId, [...(groups.get(one.actionId) ?? []), one]);
  return groups;
}
