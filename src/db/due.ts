import { kindsInOrder } from '../core/milestones.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

interface OpeningRow {
  readonly partnershipId: string;
  readonly scheduleId: string;
  readonly nextOn: Date;
  readonly nextOpensAt: Date;
}

interface MilestoneRow {
  readonly partnershipId: string;
  readonly periodId: string;
  readonly kind: string;
  readonly ordinal: number;
  readonly dueAt: Date;
}

interface SnoozeRow {
  readonly partnershipId: string;
  readonly requestId: string;
  readonly snoozedUntilAt: Date;
}

export const milestoneOrder = Prisma.sql`"dueAt", array_position(${kindsInOrder}::text[], "kind"), "ordinal", "partnershipId"`;

export function readDueOpenings(db: Db, machineNow: Date, partnershipId?: string) {
  const openings: Dated = {
    table: Prisma.sql`"Schedule"`,
    columns: Prisma.sql`thing."partnershipId", thing."id" AS "scheduleId", thing."nextOn", thing."nextOpensAt"`,
    open: Prisma.sql`thing."pausedAt" IS NULL AND thing."nextOpensAt" IS NOT NULL`,
    at: Prisma.sql`thing."nextOpensAt"`,
  };
  return db.$queryRaw<OpeningRow[]>`
    SELECT * FROM (${dueOf(openings, machineNow, partnershipId)}) due
    ORDER BY "nextOpensAt", "partnershipId"`;
}

export function readDueMilestones(db: Db, machineNow: Date, partnershipId?: string) {
  const milestones: Dated = {
    table: Prisma.sql`"Milestone"`,
    columns: Prisma.sql`thing."partnershipId", thing."periodId", thing."kind", thing."ordinal", thing."dueAt"`,
    open: Prisma.sql`thing."doneAt" IS NULL`,
    at: Prisma.sql`thing."dueAt"`,
  };
  return db.$queryRaw<MilestoneRow[]>`
    SELECT * FROM (${dueOf(milestones, machineNow, partnershipId)}) due
    ORDER BY ${milestoneOrder}`;
}

export function readDueSnoozes(db: Db, machineNow: Date, partnershipId?: string) {
  const snoozes: Dated = {
    table: Prisma.sql`"UpdateRequest"`,
    columns: Prisma.sql`thing."partnershipId", thing."id" AS "requestId", thing."snoozedUntilAt"`,
    open: Prisma.sql`thing."snoozedUntilAt" IS NOT NULL`,
    at: Prisma.sql`thing."snoozedUntilAt"`,
  };
  return db.$queryRaw<SnoozeRow[]>`
    SELECT * FROM (${dueOf(snoozes, machineNow, partnershipId)}) due
    WHERE NOT EXISTS (
      SELECT FROM "Schedule" schedule
      WHERE schedule."partnershipId" = due."partnershipId" AND schedule."withdrawnAt" IS NULL
        AND schedule."pausedAt" IS NOT NULL
    )
    ORDER BY "snoozedUntilAt", "requestId"`;
}

/** A table, called `thing`, of what falls due at an instant. */
interface Dated {
  readonly table: Prisma.Sql;
  readonly columns: Prisma.Sql;
  /** What is not done yet: the condition of the table's partial index. */
  readonly open: Prisma.Sql;
  readonly at: Prisma.Sql;
}

/**
 * What is due by each partnership's calendar. It is asked every few seconds, and mostly nothing is: real partnerships go by the
 * machine's time in one look at the partial index, and only the few simulated ones are looked at one by one.
 */
function dueOf(
  { table, columns, open, at }: Dated,
  machineNow: Date,
  partnershipId: string | undefined,
): Prisma.Sql {
  const partnership = Prisma.sql`"Partnership" partnership ON partnership."id" = thing."partnershipId"`;
  const only =
    partnershipId === undefined
      ? Prisma.sql`TRUE`
      : Prisma.sql`thing."partnershipId" = ${partnershipId}::uuid`;
  return Prisma.sql`
    SELECT ${columns} FROM ${table} thing
    WHERE ${open} AND ${at} <= ${machineNow}::timestamptz AND ${only}
      AND thing."partnershipId" NOT IN (SELECT "id" FROM "Partnership" WHERE "simulatedAt" IS NOT NULL)
    UNION ALL
    SELECT ${columns} FROM ${table} thing JOIN ${partnership}
    WHERE ${open} AND ${at} <= partnership."simulatedAt"
      AND partnership."simulatedAt" IS NOT NULL AND ${only}`;
}
