import type { ActionNow } from '../core/action-now.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { Store } from './store.ts';
import type { SubGroupFacts } from './store-plans.ts';
import type { UpdateRequest } from './store-requests.ts';
import type { Decision } from './store-updates.ts';

/** What it takes to see how requests of one period stand. */
export interface StandingFacts {
  /** In the plan's order. */
  readonly actions: readonly ActionNow[];
  readonly updates: ReadonlyMap<string, StatusUpdate>;
  readonly decided: ReadonlyMap<string, Decision>;
  readonly groups: ReadonlyMap<string, SubGroupFacts>;
}

/** Read at once, however many requests there are. */
export async function standingFacts(
  tx: Store,
  partnershipId: string,
  periodId: string,
  requests: readonly UpdateRequest[],
): Promise<StandingFacts> {
  const asked = requests.flatMap(({ items }) => items.map(({ actionId }) => actionId));
  const ids = [...new Set(asked)];
  const actions = await tx.plans.actions(partnershipId, { ids });
  const updates = await tx.updates.inPeriod(partnershipId, periodId, ids);
  const decided = await decisionsOn(tx, partnershipId, [...updates.values()]);
  const subGroups = await tx.plans.subGroups(partnershipId);
  return { actions, updates, decided, groups: new Map(subGroups.map((one) => [one.id, one])) };
}

/** Most periods have no claimed completion, and nothing is read for them. */
async function decisionsOn(
  tx: Store,
  partnershipId: string,
  updates: readonly StatusUpdate[],
): Promise<ReadonlyMap<string, Decision>> {
  const claims = updates.filter(({ state }) => state === 'complete-claimed');
  if (claims.length === 0) return new Map();
  return tx.updates.decided(
    partnershipId,
    claims.map(({ id }) => id),
  );
}
