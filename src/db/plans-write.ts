import { withLinked } from '../core/linked-workspaces.ts';
import type { Plan } from '../core/plan.ts';
import type { Db } from './db.ts';
import { writeAccounts } from './plans-write-accounts.ts';
import { writeActions } from './plans-write-actions.ts';
import { writeMeasures } from './plans-write-measures.ts';
import {
  writeAgencies,
  writeBusinessPlan,
  writePriorities,
  writeSubGroups,
} from './plans-write-outline.ts';
import { lockPartnership, writePartnership } from './plans-write-partnership.ts';
import { writePeople } from './plans-write-people.ts';
import { readCalendar, writeSchedule } from './plans-write-schedule.ts';
import { writeWorkspaces } from './plans-write-workspaces.ts';
import { readLinked } from './workspace-links.ts';

/**
 * Makes the stored plan equal to this one, in the caller's transaction; see `Plans.write`. A few statements a
 * table, whatever the size of the plan. Rows are recognised by the plan's own keys and keep their ids. Workspaces that
 * were linked by hand count as listed.
 */
export async function writePlan(
  db: Db,
  file: Plan,
  at: Date,
  simulatedAt: Date | undefined,
): Promise<string> {
  const partnershipId = await lockPartnership(db, file, simulatedAt);
  const plan = withLinked(file, await readLinked(db, file.partnership.id));
  const writing = { db, partnershipId, plan, at };
  const calendarBefore = await readCalendar(db, partnershipId);
  await writePartnership(writing);
  const workspaceIds = await writeWorkspaces(writing);
  const memberIds = await writePeople(writing);
  await writeAccounts(writing, workspaceIds, memberIds);
  const planId = await writeBusinessPlan(writing);
  await writeAgencies(writing);
  const priorityIds = await writePriorities(writing, planId);
  const subGroupIds = await writeSubGroups(writing, planId, memberIds);
  const actionIds = await writeActions(writing, planId, priorityIds, subGroupIds);
  await writeMeasures(writing, planId, actionIds);
  await writeSchedule(writing, planId, workspaceIds, calendarBefore);
  return partnershipId;
}
