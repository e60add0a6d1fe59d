import { linkedName } from '../core/linked-workspaces.ts';
import type { PartnershipNow } from './acting.ts';
import { storePlan } from './import-plan.ts';
import type { WorkspaceFacts } from './store-workspaces.ts';
import type { Workings } from './workings.ts';

/**
 * Lets a partnership use a workspace, in one transaction, as if its plan listed it: from then on its time is real, and its members
 * are matched by e-mail there. False where it used it already; then they are only matched again.
 */
export function linkWorkspace(
  workings: Workings,
  partnership: PartnershipNow,
  workspace: Pick<WorkspaceFacts, 'id' | 'externalId'> & { readonly platform: 'slack' | 'teams' },
  machineNow: Date,
): Promise<boolean> {
  const { id: partnershipId, slug } = partnership;
  return workings.database.transaction(async (tx) => {
    const plan = await tx.plans.stored(slug);
    const names = new Set(plan?.workspaces.map(({ id }) => id));
    const name = linkedName(workspace, names);
    const isNew = await tx.workspaces.link(partnershipId, workspace.id, name, machineNow);
    if (!isNew) {
      await tx.matches.want(workspace.id);
      return false;
    }
    // Read again: by now nobody else writes it.
    const stored = await tx.plans.stored(slug);
    if (stored) await storePlan(workings, tx, stored, machineNow);
    await tx.audit.add({
      partnershipId,
      at: machineNow,
      what: 'workspace linked',
      about: { workspace: workspace.id },
    });
    return true;
  });
}
