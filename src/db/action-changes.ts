import { v7 as uuid } from 'uuid';
import type { Db } from './db.ts';

/** One thing that moved. Sub-groups by name, days as `YYYY-MM-DD`. */
export interface NewActionChange {
  readonly actionId: string;
  readonly field: 'title' | 'subGroup' | 'due';
  readonly from: string | null;
  readonly to: string | null;
  readonly reason?: string;
  /** Absent: the plan file said so. */
  readonly byId?: string;
}

export async function recordChanges(
  db: Db,
  partnershipId: string,
  changes: readonly NewActionChange[],
  changedAt: Date,
): Promise<void> {
  await db.actionChange.createMany({
    data: changes.map((change) => ({ ...change, partnershipId, id: uuid(), changedAt })),
  });
}
