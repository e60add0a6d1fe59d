import type { Plan } from '../core/plan.ts';
import { isLocalOnly } from './plans-write-partnership.ts';
import type { PlanIds, PlanWriting } from './plans-writing.ts';
import { ensureWorkspace, localWorkspace, type PlatformWorkspace } from './workspaces.ts';

/** Links the partnership to the workspaces of its plan, and to no other. Gives their ids by the plan's names for them. */
export async function writeWorkspaces({
  db,
  partnershipId,
  plan,
}: PlanWriting): Promise<PlanIds<string>> {
  const links: { partnershipId: string; workspaceId: string; key: string; position: number }[] = [];
  for (const { key, position, workspace } of inOneOrder(workspacesOf(plan))) {
    const workspaceId = await ensureWorkspace(db, workspace);
    links.push({ partnershipId, workspaceId, key, position });
  }
  // Written anew, so that two workspaces can exchange their names.
  await db.partnershipWorkspace.deleteMany({ where: { partnershipId } });
  await db.partnershipWorkspace.createMany({ data: links });
  return new Map(links.map(({ key, workspaceId }) => [key, workspaceId]));
}

interface UsedWorkspace {
  readonly key: string;
  readonly position: number;
  readonly workspace: PlatformWorkspace;
}

function workspacesOf(plan: Plan): UsedWorkspace[] {
  const listed = plan.workspaces.map(({ id, ...workspace }, position) => ({
    key: id,
    position,
    workspace,
  }));
  const local = { key: 'local', position: listed.length, workspace: localWorkspace };
  return usesLocal(plan) ? [...listed, local] : listed;
}

function usesLocal(plan: Plan): boolean {
  const named = [
    ...plan.people.flatMap(({ accounts }) => accounts),
    ...(plan.schedule?.executiveChannel ? [plan.schedule.executiveChannel] : []),
  ];
  return isLocalOnly(plan) || named.some(({ workspace }) => workspace === 'local');
}

/** The same in every plan, so that two with the same new workspaces wait for each other one way round only. */
function inOneOrder(workspaces: readonly UsedWorkspace[]): UsedWorkspace[] {
  const name = ({ workspace }: UsedWorkspace) => `${workspace.platform} ${workspace.externalId}`;
  return [...workspaces].sort((one, other) => (name(one) < name(other) ? -1 : 1));
}
