import { linkedName } from '../core/linked-workspaces.ts';
import type { Plan } from '../core/plan.ts';
import type { PartnershipNow } from './acting.ts';
import { storePlan } from './import-plan.ts';
import type { Store } from './store.ts';
import type { WorkspaceFacts } from './store-workspaces.ts';
import type { Workings } from './workings.ts';

/**
 * Lets a partnership use a workspace, in one transaction, as if its plan listed it: from then on its time is real, and its members
 * are matched by e-mail there. False where it used it already; then they are only matched again.
 */
export function linkWorkspace(
  workings: Workings,
  { id: partnershipId, slug }: PartnershipNow,
  workspace: WorkspaceFacts,
  machineNow: Date,
): Promise<boolean> {
  return workings.database.transaction(async (tx) => {
    // An import meanwhile could take the name that is free now.
    await tx.matches.hold(partnershipId, workspace.id);
    const before = await tx.plans.stored(slug);
    const names = new Set(before?.workspaces.map(({ id }) => id));
    const name = linkedName(workspace, names);
    if (!(await tx.workspaces.link(partnershipId, workspace.id, name, machineNow))) {
      await tx.matches.want(workspace.id);
      return false;
    }
    await storeAnew(workings, tx, slug, machineNow);
    await tx.audit.add({
      partnershipId,
      at: machineNow,
      what: 'workspace linked',
      about: { workspace: workspace.id },
    });
    return true;
  });
}

/** not linked: the plan lists it, or the partnership does not use it. named: the plan names people or a channel there. */
export type Unlinked = 'unlinked' | 'not linked' | 'named';

/** Undoes a link by hand, with the accounts that were matched there. */
export function unlinkWorkspace(
  workings: Workings,
  { id: partnershipId, slug }: PartnershipNow,
  workspace: WorkspaceFacts,
  machineNow: Date,
): Promise<Unlinked> {
  return workings.database.transaction(async (tx) => {
    await tx.matches.hold(partnershipId, workspace.id);
    const before = await tx.plans.stored(slug);
    const linked = await tx.workspaces.linked(slug);
    const ours = linked.find(
      ({ platform, externalId }) =>
        platform === workspace.platform && externalId === workspace.externalId,
    );
    if (!ours) return 'not linked';
    if (before && isNamed(before, ours.id)) return 'named';
    await tx.workspaces.unlink(partnershipId, workspace.id);
    await storeAnew(workings, tx, slug, machineNow);
    await tx.audit.add({
      partnershipId,
      at: machineNow,
      what: 'workspace unlinked',
      about: { workspace: workspace.id },
    });
    return 'unlinked';
  });
}

/** By now nobody else writes the plan. */
async function storeAnew(
  workings: Workings,
  tx: Store,
  slug: string,
  machineNow: Date,
): Promise<void> {
  const stored = await tx.plans.stored(slug);
  if (stored) await storePlan(workings, tx, stored, machineNow);
}

function isNamed({ people, schedule }: Plan, workspace: string): boolean {
  const accounts = people.flatMap((one) => one.accounts);
  const channel = schedule?.executiveChannel;
  return [...accounts, ...(channel ? [channel] : [])].some((one) => one.workspace === workspace);
}
