import type { PriorityFacts, SubGroupFacts } from '../app/store-plans.ts';
import { given } from './columns.ts';
import type { Db } from './db.ts';

/** What stands in the plan that is in force, and was not taken out of it. */
const inThePlan = { withdrawnAt: null, plan: { state: 'agreed' } };

export async function readPriorities(db: Db, partnershipId: string): Promise<PriorityFacts[]> {
  const rows = await db.priority.findMany({
    where: { partnershipId, ...inThePlan },
    orderBy: { position: 'asc' },
    select: { id: true, number: true, title: true, outcome: true },
  });
  return rows.map(given);
}

export async function readSubGroups(db: Db, partnershipId: string): Promise<SubGroupFacts[]> {
  const rows = await db.subGroup.findMany({
    where: { partnershipId, ...inThePlan },
    orderBy: { position: 'asc' },
    select: { id: true, key: true, name: true, leadId: true, deputyId: true, chairId: true },
  });
  return rows.map(given);
}
