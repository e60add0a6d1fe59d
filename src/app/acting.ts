import type { RolesHeld } from '../core/permissions.ts';

/** The partnership in whose name something is done, with its calendar time. */
export interface PartnershipNow {
  readonly id: string;
  /** The plan file's id, as `--partnership` takes it. */
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  /** Calendar time: simulated where the partnership's is, else the machine's. */
  readonly now: Date;
  readonly simulated: boolean;
}

/** A member of a partnership who is doing something. */
export interface Acting {
  readonly partnership: PartnershipNow;
  readonly member: RolesHeld & { readonly id: string; readonly name: string };
  readonly workspaceId: string;
  readonly userId: string;
  readonly channelId?: string;
  /** The channel is the Executive's of a partnership that they are not in. */
  readonly channelOfAnother?: true;
}
