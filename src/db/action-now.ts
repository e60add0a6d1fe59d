import type { ActionState, Rag } from '../core/rag.ts';
import { actionStateColumn, ragColumn } from './columns.ts';
import type { Db } from './db.ts';

/** A priority action whose row is held until the transaction ends. */
export interface LockedAction {
  readonly partnershipId: string;
  readonly id: string;
  readonly state: ActionState;
  readonly pausedFrom: ActionState | null;
  readonly dueOn: Date | null;
  readonly dueEach: string | null;
  readonly latestUpdateId: string | null;
}

/** Whoever writes about an action holds its row first, so that each sees what the one before it stored. */
export async function lockAction(
  db: Db,
  partnershipId: string,
  id: string,
): Promise<LockedAction | undefined> {
  const [row] = await db.$queryRaw<LockedRow[]>`
    SELECT "state", "pausedFrom", "dueOn", "dueEach", "latestUpdateId" FROM "PriorityAction"
    WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${id}::uuid
    FOR NO KEY UPDATE`;
  if (!row) return undefined;
  return {
    ...row,
    partnershipId,
    id,
    state: actionStateColumn.parse(row.state),
    pausedFrom: actionStateColumn.nullable().parse(row.pausedFrom),
  };
}

/** In the order of their ids, as a plan that is written locks them. */
export async function lockActions(
  db: Db,
  partnershipId: string,
  ids: readonly string[],
): Promise<void> {
  await db.$queryRaw`
    SELECT "id" FROM "PriorityAction"
    WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ANY(${ids}::uuid[])
    ORDER BY "id"
    FOR NO KEY UPDATE`;
}

type LockedRow = Omit<LockedAction, 'state' | 'pausedFrom'> & {
  readonly state: string;
  readonly pausedFrom: string | null;
};

/**
 * The one writer of what is current about an action: its state, RAGs and latest update, from the last revisions of the newest two
 * periods that were answered, and the decision on the newest. Paused stays paused; what is told meanwhile is what it goes back to.
 */
export async function makeCurrent(db: Db, action: LockedAction): Promise<void> {
  const { partnershipId, id } = action;
  const [latest, before] = await readNewestTwo(db, partnershipId, id);
  if (!latest) return;
  const told = await toldBy(db, action, latest);
  await db.priorityAction.updateMany({
    where: { partnershipId, id },
    data: {
      ...withPause(action, told.state),
      rag: told.rag,
      ragBefore: before?.rag ?? null,
      latestUpdateId: latest.id,
    },
  });
}

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly rag: string | null;
  /** Of the decision on it: accepted or sent-back. */
  readonly decided: string | null;
}

function readNewestTwo(db: Db, partnershipId: string, actionId: string): Promise<Answer[]> {
  return db.$queryRaw<Answer[]>`
    SELECT report."id", report."state", report."rag", decision."kind" AS "decided"
    FROM "ReportingPeriod" period
    CROSS JOIN LATERAL (
      SELECT * FROM "StatusUpdate" one
      WHERE one."partnershipId" = period."partnershipId" AND one."periodId" = period."id"
        AND one."actionId" = ${actionId}::uuid
      ORDER BY one."revision" DESC LIMIT 1
    ) report
    LEFT JOIN "Decision" decision
      ON decision."partnershipId" = report."partnershipId" AND decision."updateId" = report."id"
    WHERE period."partnershipId" = ${partnershipId}::uuid
    ORDER BY period."opensAt" DESC
    LIMIT 2`;
}

interface Told {
  readonly state: ActionState;
  readonly rag: Rag | null;
}

async function toldBy(db: Db, action: LockedAction, latest: Answer): Promise<Told> {
  const state = actionStateColumn.parse(latest.state);
  const rag = ragColumn.nullable().parse(latest.rag);
  if (state !== 'complete-claimed' || latest.decided === null) {
    return { state, rag: state === 'in-progress' ? rag : null };
  }
  if (latest.decided === 'accepted') return { state: 'complete-accepted', rag: null };
  return { state: 'in-progress', rag: await ragBeforeClaim(db, action) };
}

/** Of the last report of work in progress; null where there was none. */
async function ragBeforeClaim(db: Db, { partnershipId, id }: LockedAction): Promise<Rag | null> {
  const [row] = await db.$queryRaw<{ rag: string | null }[]>`
    SELECT report."rag" FROM "StatusUpdate" report
    JOIN "ReportingPeriod" period
      ON period."partnershipId" = report."partnershipId" AND period."id" = report."periodId"
    WHERE report."partnershipId" = ${partnershipId}::uuid AND report."actionId" = ${id}::uuid
      AND report."state" = 'in-progress'
    ORDER BY period."opensAt" DESC, report."revision" DESC
    LIMIT 1`;
  return ragColumn.nullable().parse(row?.rag ?? null);
}

function withPause(
  { state: current, pausedFrom }: LockedAction,
  told: ActionState,
): { state: ActionState; pausedFrom: ActionState | null } {
  if (told === 'paused') {
    return { state: told, pausedFrom: current === 'paused' ? pausedFrom : current };
  }
  return current === 'paused'
    ? { state: current, pausedFrom: told }
    : { state: told, pausedFrom: null };
}
