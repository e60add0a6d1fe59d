import type { Store } from '../../src/app/store.ts';
import type { Plan } from '../../src/core/plan.ts';
import { smallPlan } from './plan-builder.ts';

/** Our ids, by the plan's own keys. Each throws where there is no such thing. */
export interface StoredPartnership {
  readonly id: string;
  action(ref: string): string;
  member(key: string): string;
  subGroup(key: string): string;
}

/** The small plan, changed as given, stored under this id: so that one database can hold several partnerships. */
export async function storePartnership(
  store: Pick<Store, 'plans' | 'members'>,
  slug: string,
  changes: Partial<Omit<Plan, 'partnership'>> & { at?: Date; simulatedAt?: Date } = {},
): Promise<StoredPartnership> {
  const { at = new Date('2024-04-01T08:00:00Z'), simulatedAt, ...planChanges } = changes;
  const plan = smallPlan(planChanges);
  const partnership = { ...plan.partnership, id: slug, name: `Partnership ${slug}` };
  const id = await store.plans.write({ ...plan, partnership }, at, simulatedAt);
  const actions = await store.plans.actions(id, {});
  const members = await store.members.all(id);
  const subGroups = await store.plans.subGroups(id);
  return {
    id,
    action: (ref) => the(actions, (action) => action.ref === ref),
    member: (key) => the(members, (member) => member.key === key),
    subGroup: (key) => the(subGroups, (subGroup) => subGroup.key === key),
  };
}

function the<Row extends { id: string }>(rows: readonly Row[], is: (row: Row) => boolean): string {
  const row = rows.find(is);
  if (!row) throw new Error('The stored partnership has no such row.');
  return row.id;
}
