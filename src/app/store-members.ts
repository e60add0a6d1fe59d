import type { Acting, PartnershipNow } from './acting.ts';
import type { Sender } from './intent.ts';
import type { Recipient } from './platform.ts';

export interface MemberFacts {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly subGroups: readonly {
    readonly id: string;
    readonly name: string;
    readonly as: 'lead' | 'deputy' | 'chair';
  }[];
}

/** Somebody in the plan, and where they are. */
export interface MemberAccounts extends Pick<MemberFacts, 'id' | 'key' | 'name'> {
  /** Those the plan lists first, in its order. */
  readonly accounts: readonly {
    readonly platform: 'local' | 'slack' | 'teams';
    /** The platform's own id of the workspace. */
    readonly externalId: string;
    readonly userId: string;
    /** Prompts go there. */
    readonly preferred: boolean;
    /** What gave it to them. local: everybody's own on the local workspace. */
    readonly by: 'plan' | 'email' | 'local';
    /** On Teams, where the app is not installed for them: what is sent there fails. */
    readonly lacksApp?: true;
  }[];
}

export interface Members {
  /** One for each partnership in which this account is an active member; narrowed to a channel's partnership where it has one. One query, which also records the event `recording`. */
  acting(sender: Sender, machineNow: Date, recording?: string): Promise<readonly Acting[]>;
  all(partnershipId: string): Promise<readonly MemberFacts[]>;
  /** Everybody in the plan, in its order. */
  accounts(partnershipId: string): Promise<readonly MemberAccounts[]>;
  /** Those without an account on any workspace, in the plan's order. */
  withoutAccount(
    partnershipId: string,
  ): Promise<readonly Pick<MemberFacts, 'id' | 'key' | 'name'>[]>;
  /** Direct messages of the preferred account; undefined for a member without any, or who is in the plan no more. */
  reach(partnershipId: string, memberId: string): Promise<Recipient | undefined>;
  partnerships(machineNow: Date): Promise<readonly PartnershipNow[]>;
  partnership(id: string, machineNow: Date): Promise<PartnershipNow | undefined>;
  /** Moves simulated calendar time forward; false where that would be backwards or time is real. */
  moveTime(partnershipId: string, to: Date): Promise<boolean>;
}
