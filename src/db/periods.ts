import { z } from 'zod';
import type { DueMilestone, PeriodFacts, Periods } from '../app/store-periods.ts';
import type { Milestone, MilestoneKind } from '../core/milestones.ts';
import { fromDateColumn, given, toDateColumn } from './columns.ts';
import type { Db } from './db.ts';
import { milestoneOrder, readDueMilestones, readDueOpenings } from './due.ts';
import type { Prisma } from './generated/client.ts';
import { keepRollUp, readRollUp, readRollUpBefore } from './roll-ups.ts';

const milestoneKindColumn: z.ZodType<MilestoneKind> = z.enum([
  'open',
  'remind',
  'deputy',
  'chair',
  'close',
  'roll-up',
]);

export function periodsOf(db: Db): Periods {
  return {
    async dueOpenings(machineNow, partnershipId) {
      const rows = await readDueOpenings(db, machineNow, partnershipId);
      return rows.map(({ nextOn, nextOpensAt, ...row }) => ({
        ...row,
        on: fromDateColumn(nextOn),
        opensAt: nextOpensAt,
      }));
    },

    async dueMilestones(machineNow, partnershipId) {
      return (await readDueMilestones(db, machineNow, partnershipId)).map(dueMilestone);
    },

    async ahead(partnershipId) {
      const rows = await db.$queryRaw<MilestoneRow[]>`
        SELECT "partnershipId", "periodId", "kind", "ordinal", "dueAt" FROM "Milestone"
        WHERE "partnershipId" = ${partnershipId}::uuid AND "doneAt" IS NULL
        ORDER BY ${milestoneOrder}`;
      return rows.map(dueMilestone);
    },

    async skippedSince(partnershipId, since) {
      const rows = await db.$queryRaw<MilestoneRow[]>`
        SELECT "partnershipId", "periodId", "kind", "ordinal", "dueAt" FROM "Milestone"
        WHERE "partnershipId" = ${partnershipId}::uuid AND "kind" IN ('remind', 'deputy', 'chair')
          AND "outcome" = 'skipped' AND "doneAt" >= ${since}::timestamptz
        ORDER BY ${milestoneOrder}`;
      return rows.map(dueMilestone);
    },

    open: (partnershipId, period, milestones, outcome) =>
      openPeriod(db, partnershipId, period, milestones, outcome),

    /** Another's lock is not waited for: whoever holds it is doing the milestone now. */
    async take({ partnershipId, periodId, kind, ordinal }, doneAt, outcome) {
      const taken = await db.$executeRaw`
        UPDATE "Milestone" SET "doneAt" = ${doneAt}::timestamptz, "outcome" = ${outcome}
        WHERE ("partnershipId", "periodId", "kind", "ordinal") IN (
          SELECT "partnershipId", "periodId", "kind", "ordinal" FROM "Milestone"
          WHERE "partnershipId" = ${partnershipId}::uuid AND "periodId" = ${periodId}::uuid
            AND "kind" = ${kind} AND "ordinal" = ${ordinal}::int AND "doneAt" IS NULL
          FOR UPDATE SKIP LOCKED
        )`;
      return taken === 1;
    },

    async get(partnershipId, id) {
      const row = await db.reportingPeriod.findUnique({
        where: { partnershipId_id: { partnershipId, id } },
      });
      if (!row) return undefined;
      const isOver = await hasOpenedSince(db, partnershipId, row.opensAt);
      return { ...periodFacts(row), ...(isOver ? { over: true } : {}) };
    },

    async latest(partnershipId) {
      const [row] = await db.$queryRaw<Prisma.ReportingPeriodModel[]>`
        SELECT * FROM "ReportingPeriod"
        WHERE "partnershipId" = ${partnershipId}::uuid AND "openedAt" IS NOT NULL
        ORDER BY "opensAt" DESC LIMIT 1`;
      return row ? periodFacts(row) : undefined;
    },

    async close(partnershipId, id, at) {
      await db.reportingPeriod.updateMany({
        where: { partnershipId, id, closedAt: null },
        data: { closedAt: at },
      });
    },

    keepRollUp: (partnershipId, periodId, takenAt, facts) =>
      keepRollUp(db, { partnershipId, periodId, takenAt, facts }),
    rollUp: (partnershipId, periodId) => readRollUp(db, partnershipId, periodId),
    rollUpBefore: (partnershipId, periodId) => readRollUpBefore(db, partnershipId, periodId),
  };
}

async function hasOpenedSince(db: Db, partnershipId: string, opensAt: Date): Promise<boolean> {
  const later = await db.reportingPeriod.findFirst({
    where: { partnershipId, openedAt: { not: null }, opensAt: { gt: opensAt } },
    select: { id: true },
  });
  return later !== null;
}

/** The row comes with its milestones, so call it in a transaction. */
async function openPeriod(
  db: Db,
  partnershipId: string,
  period: PeriodFacts,
  milestones: readonly Milestone[],
  outcome: string,
): Promise<boolean> {
  const { localOn, over: _, ...instants } = period;
  const opened = await db.reportingPeriod.createMany({
    data: [{ partnershipId, ...instants, localOn: toDateColumn(localOn) }],
    skipDuplicates: true,
  });
  if (opened.count === 0) return false;
  await db.milestone.createMany({
    data: milestones.map(({ kind, ordinal, dueAt, moved }) => ({
      partnershipId,
      periodId: period.id,
      kind,
      ordinal,
      dueAt,
      ...(moved === undefined ? {} : { moved }),
      ...(kind === 'open' ? { doneAt: period.openedAt ?? dueAt, outcome } : {}),
    })),
  });
  return true;
}

type MilestoneRow = Omit<DueMilestone, 'kind'> & { readonly kind: string };

function dueMilestone(row: MilestoneRow): DueMilestone {
  return { ...row, kind: milestoneKindColumn.parse(row.kind) };
}

function periodFacts(row: Prisma.ReportingPeriodModel): PeriodFacts {
  const { partnershipId: _, localOn, openedAt, closedAt, ...facts } = row;
  return { ...facts, localOn: fromDateColumn(localOn), ...given({ openedAt, closedAt }) };
}
