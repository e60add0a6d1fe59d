import type { Capacity } from './action-now.ts';

/** What a person holds in one partnership. */
export interface RolesHeld {
  /** executive, scrutineer, coordinator */
  readonly roles: readonly string[];
  readonly subGroups: readonly { readonly id: string; readonly as: 'lead' | 'deputy' | 'chair' }[];
}

/** What somebody may ask the bot to do. */
export type Right =
  | 'read'
  | 'update'
  | 'post'
  | 'resend'
  | 'dismiss'
  | 'pause'
  | 'accept'
  | 'see people';

type Holder = 'member' | 'lead' | 'deputy' | 'chair' | 'coordinator';

/** The one table. lead, deputy and chair hold a right in their own sub-group only. */
export const permissions: Readonly<Record<Right, readonly Holder[]>> = {
  read: ['member'],
  update: ['lead', 'deputy', 'chair', 'coordinator'],
  post: ['coordinator'],
  resend: ['coordinator'],
  dismiss: ['coordinator'],
  pause: ['coordinator'],
  accept: ['coordinator'],
  'see people': ['coordinator'],
};

/** Whether a member with these roles may; rights of a sub-group need to be told which. */
export function may(right: Right, held: RolesHeld, subGroupId?: string): boolean {
  return permissions[right].some((holder) => {
    if (holder === 'member') return true;
    if (holder === 'coordinator') return held.roles.includes('coordinator');
    return held.subGroups.some((one) => one.as === holder && one.id === subGroupId);
  });
}

/** In what role a member answers for a sub-group: the nearest to the work. Undefined: they may not. */
export function capacityIn(held: RolesHeld, subGroupId: string): Capacity | undefined {
  for (const capacity of ['lead', 'deputy', 'chair'] as const) {
    if (held.subGroups.some((one) => one.as === capacity && one.id === subGroupId)) {
      return capacity;
    }
  }
  return held.roles.includes('coordinator') ? 'coordinator' : undefined;
}

/** The sub-groups whose actions a member with these roles may update; undefined: all. */
export function subGroupsToUpdate(held: RolesHeld): readonly string[] | undefined {
  if (may('update', held)) return undefined;
  const ids = new Set(held.subGroups.map(({ id }) => id));
  return [...ids].filter((id) => mayUpdate(held, id));
}

/** Whether a member with these roles may update the actions of a sub-group. */
export function mayUpdate(held: RolesHeld, subGroupId: string): boolean {
  return may('update', held, subGroupId);
}
