import type { Plan } from '../core/plan.ts';
import { isLocalOnly } from './plans-write-partnership.ts';
import type { PlanIds, PlanWriting } from './plans-writing.ts';
import { ensureWorkspace, localWorkspace, type PlatformWorkspace } from './workspaces.ts';

/**
 * Links the partnership to the workspaces of its plan, and to no other. Gives their ids by the plan's names for them. What was linked
 * by hand stays marked so, whether or not a plan lists it meanwhile.
 */
export async function writeWorkspaces({
  db,
  partnershipId,
  plan,
}: PlanWriting): Promise<PlanIds<string>> {
  const before = await db.partnershipWorkspace.findMany({ where: { partnershipId } });
  const known = new Map(before.map((link) => [link.workspaceId, link]));
  const links: (typeof before)[number][] = [];
  for (const { key, position, workspace } of inOneOrder(workspacesOf(plan))) {
    const workspaceId = await ensureWorkspace(db, workspace);
    const { linkedAt = null, matchTold = null } = known.get(workspaceId) ?? {};
    links.push({ partnershipId, workspaceId, key, position, linkedAt, matchTold });
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
