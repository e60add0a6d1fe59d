import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { RollUpFacts } from '../core/roll-up.ts';
import type { Db } from './db.ts';

export interface RollUpTaken {
  readonly takenAt: Date;
  readonly facts: RollUpFacts;
}

const knownVersion = z.looseObject({ version: z.literal(1) });
/** A snapshot is never changed: its version says what is in it. */
const factsColumn = z.custom<RollUpFacts>((facts) => knownVersion.safeParse(facts).success);

/** False where this period's was taken before. */
export async function keepRollUp(
  db: Db,
  rollUp: RollUpTaken & { readonly partnershipId: string; readonly periodId: string },
): Promise<boolean> {
  const { partnershipId, periodId, takenAt, facts } = rollUp;
  const kept = await db.$executeRaw`
    INSERT INTO "RollUp" ("partnershipId", "periodId", "id", "takenAt", "facts")
    VALUES (${partnershipId}::uuid, ${periodId}::uuid, ${newId()}::uuid, ${takenAt}::timestamptz,
      ${JSON.stringify(facts)}::jsonb)
    ON CONFLICT ("partnershipId", "periodId") DO NOTHING`;
  return kept === 1;
}

export async function readRollUp(
  db: Db,
  partnershipId: string,
  periodId: string,
): Promise<RollUpTaken | undefined> {
  const row = await db.rollUp.findUnique({
    where: { partnershipId_periodId: { partnershipId, periodId } },
  });
  return row ? { takenAt: row.takenAt, facts: factsColumn.parse(row.facts) } : undefined;
}

/** The newest of a period that opened before this one. */
export async function readRollUpBefore(
  db: Db,
  partnershipId: string,
  periodId: string,
): Promise<RollUpTaken | undefined> {
  const [row] = await db.$queryRaw<{ takenAt: Date; facts: unknown }[]>`
    SELECT rollup."takenAt", rollup."facts"
    FROM "ReportingPeriod" this
    JOIN "ReportingPeriod" before
      ON before."partnershipId" = this."partnershipId" AND before."opensAt" < this."opensAt"
    JOIN "RollUp" rollup
      ON rollup."partnershipId" = before."partnershipId" AND rollup."periodId" = before."id"
    WHERE this."partnershipId" = ${partnershipId}::uuid AND this."id" = ${periodId}::uuid
    ORDER BY before."opensAt" DESC
    LIMIT 1`;
  return row ? { takenAt: row.takenAt, facts: factsColumn.parse(row.facts) } : undefined;
}
