/** Somebody who is matching the people of a workspace, until then by the database's clock; then another may. */
export interface MatchClaim {
  readonly workspaceId: string;
  readonly until: Date;
  /** How often it failed since it last succeeded. */
  readonly failures: number;
}

export interface MemberThere {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  /** On that workspace; by the address where it was matched, by the plan where none is given. */
  readonly account?: { readonly userId: string; readonly matchedEmail?: string };
  /** They prefer one elsewhere that the plan lists, or that was matched: prompts go there. */
  readonly hasOther: boolean;
}

/** A partnership in a workspace that it uses. */
export interface PartnershipThere {
  /** In the plan's order. */
  readonly members: readonly MemberThere[];
  /** A digest of what the coordinators were last told. */
  readonly told?: string;
}

/** Matching members with the people of a workspace by e-mail: by one of several bots, and again until it succeeded. */
export interface Matches {
  /** Wanted from now on, for what changed there: it was installed again, or somebody asked. */
  want(workspaceId: string): Promise<void>;
  /** The same where it could come out otherwise for this person: an account of theirs was matched, or a member has their address. */
  wantFor(
    workspaceId: string,
    person: { readonly userId: string; readonly email?: string },
  ): Promise<void>;
  /** Wanted, unless it is due within so long or under way: so that it goes on however many come meanwhile. */
  wantUnless(workspaceId: string, dueWithinMs: number): Promise<void>;
  /** The same of every workspace of a partnership. */
  wantOf(partnershipId: string): Promise<void>;
  /** Workspaces in which it is due now, or within so long. */
  due(withinMs?: number): Promise<readonly string[]>;
  /** Undefined where it is not due any more, or another does it. */
  claim(workspaceId: string, leaseMs: number): Promise<MatchClaim | undefined>;
  /** Whether it is still theirs: another does it anew once the time is over, or it was wanted again. */
  stands(claim: MatchClaim): Promise<boolean>;
  /** Done, and due again after so long, unless it was wanted again meanwhile. */
  end(claim: MatchClaim, afterMs: number): Promise<void>;
  /** Failed; due again after so long, unless it was wanted again meanwhile. */
  putOff(claim: MatchClaim, afterMs: number): Promise<void>;
  /** Ids of the partnerships that use the workspace. */
  partnerships(workspaceId: string): Promise<readonly string[]>;
  /** Locks the partnership against an import until the transaction ends; undefined where it does not use the workspace any more. */
  hold(partnershipId: string, workspaceId: string): Promise<PartnershipThere | undefined>;
  /** Takes matched accounts away from these members; whoever preferred it, prefers another that is left. */
  remove(partnershipId: string, workspaceId: string, memberIds: readonly string[]): Promise<void>;
  /** A preferred one takes the place of everybody's own on the local workspace. */
  add(
    partnershipId: string,
    workspaceId: string,
    accounts: readonly {
      readonly memberId: string;
      readonly userId: string;
      readonly email: string;
      readonly preferred: boolean;
    }[],
  ): Promise<void>;
  /** Of these people there, those with a conversation that stands: they have the app, on a platform where each needs it. */
  reached(workspaceId: string, userIds: readonly string[]): Promise<readonly string[]>;
  /** Those for whom a message failed for want of the app, that would go out now: they have it for a minute or more. Ten at the most. */
  missed(machineNow: Date): Promise<readonly { workspaceId: string; userId: string }[]>;
  setTold(partnershipId: string, workspaceId: string, told: string): Promise<void>;
}
