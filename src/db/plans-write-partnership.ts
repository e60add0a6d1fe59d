import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Plan } from '../core/plan.ts';
import { toDateColumn } from './columns.ts';
import type { Db } from './db.ts';
import type { PlanWriting } from './plans-writing.ts';

const lockedSchema = z.tuple([z.object({ id: z.string() })]);

/** The partnership's id, locked until the transaction ends: plans of one partnership are written one after the other. */
export async function lockPartnership(
  db: Db,
  plan: Plan,
  simulatedAt: Date | undefined,
): Promise<string> {
  const slug = plan.partnership.id;
  await db.partnership.createMany({
    data: [{ id: uuid(), slug, ...factsOf(plan), simulatedAt: simulatedAt ?? null }],
    skipDuplicates: true,
  });
  const locked = await db.$queryRaw`
    SELECT "id" FROM "Partnership" WHERE "slug" = ${slug} FOR NO KEY UPDATE`;
  return lockedSchema.parse(locked)[0].id;
}

export async function writePartnership({ db, partnershipId, plan }: PlanWriting): Promise<void> {
  await db.partnership.update({
    where: { id: partnershipId },
    // People on Slack or Teams live in real time.
    data: { ...factsOf(plan), ...(isLocalOnly(plan) ? {} : { simulatedAt: null }) },
  });
}

function factsOf({ partnership: { name, kind, timeZone }, closedDays = [] }: Plan) {
  return { name, kind, timeZone, closedOn: closedDays.map(toDateColumn) };
}

export function isLocalOnly(plan: Plan): boolean {
  return plan.workspaces.length === 0;
}
