import { z } from 'zod';
import type { AnsweredPeriod } from '../app/store-updates.ts';
import { isEvidence } from '../core/drift.ts';
import { impactStrengths } from '../core/report-fields.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import { fromDateColumn, given, ragColumn } from './columns.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { actionsFrom, actionsWhere } from './plans-where.ts';
import {
  joinAsk,
  type LateRow,
  lateUpdate,
  statusUpdate,
  type UpdateRow,
  updateColumns,
} from './update-row.ts';

export async function readUpdate(
  db: Db,
  partnershipId: string,
  updateId: string,
): Promise<StatusUpdate | undefined> {
  const [row] = await db.$queryRaw<UpdateRow[]>`
    SELECT ${updateColumns} FROM "StatusUpdate" report ${joinAsk}
    WHERE report."partnershipId" = ${partnershipId}::uuid AND report."id" = ${updateId}::uuid`;
  return row && statusUpdate(row);
}

/** The last revision of each action in the period, by action. */
export async function readInPeriod(
  db: Db,
  partnershipId: string,
  periodId: string,
  actionIds?: readonly string[],
): Promise<ReadonlyMap<string, StatusUpdate>> {
  const these = actionIds
    ? Prisma.sql`AND report."actionId" = ANY(${actionIds}::uuid[])`
    : Prisma.empty;
  const rows = await db.$queryRaw<UpdateRow[]>`
    SELECT DISTINCT ON (report."actionId") ${updateColumns}
    FROM "StatusUpdate" report ${joinAsk}
    WHERE report."partnershipId" = ${partnershipId}::uuid AND report."periodId" = ${periodId}::uuid ${these}
    ORDER BY report."actionId", report."revision" DESC`;
  return new Map(rows.map((row) => [row.actionId, statusUpdate(row)]));
}

/** Ids are in the order of time. */
export async function readLastBy(
  db: Db,
  partnershipId: string,
  memberId: string,
  limit: number,
): Promise<readonly StatusUpdate[]> {
  const rows = await db.$queryRaw<UpdateRow[]>`
    SELECT ${updateColumns} FROM "StatusUpdate" report ${joinAsk}
    WHERE report."partnershipId" = ${partnershipId}::uuid AND report."authorId" = ${memberId}::uuid
      AND NOT EXISTS (
        SELECT FROM "StatusUpdate" newer
        WHERE newer."partnershipId" = report."partnershipId" AND newer."actionId" = report."actionId"
          AND newer."periodId" = report."periodId" AND newer."revision" > report."revision"
      )
    ORDER BY report."id" DESC LIMIT ${limit}::int`;
  return rows.map(statusUpdate);
}

/** Last revisions of one action, newest period first: one probe a period, as far back as the limit needs. */
export async function readHistory(
  db: Db,
  partnershipId: string,
  actionId: string,
  limit: number,
): Promise<readonly StatusUpdate[]> {
  const rows = await db.$queryRaw<UpdateRow[]>`
    SELECT ${updateColumns}
    FROM "ReportingPeriod" period
    CROSS JOIN LATERAL (
      SELECT * FROM "StatusUpdate" one
      WHERE one."partnershipId" = period."partnershipId" AND one."periodId" = period."id"
        AND one."actionId" = ${actionId}::uuid
      ORDER BY one."revision" DESC LIMIT 1
    ) report
    ${joinAsk}
    WHERE period."partnershipId" = ${partnershipId}::uuid
    ORDER BY period."opensAt" DESC
    LIMIT ${limit}::int`;
  return rows.map(statusUpdate);
}

interface AnsweredRow {
  readonly actionId: string;
  readonly periodId: string;
  readonly periodOn: Date;
  readonly rag: string | null;
  readonly noChange: boolean;
  readonly impact: boolean;
  readonly impactStrength: string | null;
}

const evidenceColumns = z.object({
  impact: z.boolean(),
  impactStrength: z.enum(impactStrengths).nullable(),
});

/** Of every action in the plan, in its order, its newest answered periods up to and with this one. */
export async function readRecent(
  db: Db,
  partnershipId: string,
  periodId: string,
  periods: number,
): Promise<readonly AnsweredPeriod[]> {
  const rows = await db.$queryRaw<AnsweredRow[]>`
    SELECT action."id" AS "actionId", answered."periodId", answered."periodOn", answered."rag", answered."noChange",
      answered."impact", answered."impactStrength"
    FROM ${actionsFrom}
    JOIN "ReportingPeriod" this
      ON this."partnershipId" = action."partnershipId" AND this."id" = ${periodId}::uuid
    CROSS JOIN LATERAL (
      SELECT period."id" AS "periodId", period."localOn" AS "periodOn", period."opensAt", report."rag", report."way" = 'no-change' AS "noChange",
        report."impact" IS NOT NULL AS "impact", report."impactStrength"
      FROM "ReportingPeriod" period
      CROSS JOIN LATERAL (
        SELECT one."rag", one."way", one."impact", one."impactStrength" FROM "StatusUpdate" one
        WHERE one."partnershipId" = period."partnershipId" AND one."periodId" = period."id"
          AND one."actionId" = action."id"
        ORDER BY one."revision" DESC LIMIT 1
      ) report
      WHERE period."partnershipId" = this."partnershipId" AND period."opensAt" <= this."opensAt"
      ORDER BY period."opensAt" DESC
      LIMIT ${periods}::int
    ) answered
    WHERE ${actionsWhere(partnershipId, {})}
    ORDER BY action."position", action."id", answered."opensAt" DESC`;
  return rows.map(({ actionId, periodId, periodOn, rag, noChange, ...said }) => ({
    actionId,
    periodId,
    periodOn: fromDateColumn(periodOn),
    noChange,
    evidenced: isEvidence(given(evidenceColumns.parse(said))),
    ...given({ rag: ragColumn.nullable().parse(rag) }),
  }));
}

/** Last revisions given late at that instant or later; simulated time stands still, so "later" alone would miss some. */
export async function readLateSince(
  db: Db,
  partnershipId: string,
  since: Date,
  exceptPeriodId: string,
) {
  const rows = await db.$queryRaw<LateRow[]>`
    SELECT ${updateColumns}, period."localOn" AS "periodOn"
    FROM "StatusUpdate" report
    JOIN "ReportingPeriod" period
      ON period."partnershipId" = report."partnershipId" AND period."id" = report."periodId"
    ${joinAsk}
    WHERE report."partnershipId" = ${partnershipId}::uuid AND report."late"
      AND report."reportedAt" >= ${since}::timestamptz AND report."periodId" <> ${exceptPeriodId}::uuid
      AND NOT EXISTS (
        SELECT FROM "StatusUpdate" newer
        WHERE newer."partnershipId" = report."partnershipId" AND newer."actionId" = report."actionId"
          AND newer."periodId" = report."periodId" AND newer."revision" > report."revision"
      )
    ORDER BY report."reportedAt", report."id"`;
  return rows.map(lateUpdate);
}
