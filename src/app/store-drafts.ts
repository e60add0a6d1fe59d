import type { TypedText } from '../core/privacy.ts';
import type { Rag } from '../core/rag.ts';

/** One action as a plain reply was understood to speak of it. */
export interface DraftItem {
  readonly actionId: string;
  readonly ref: string;
  /** The revision that stood when it was drafted; 0: none. */
  readonly revisionSeen: number;
  readonly choice: Rag | 'not-started' | 'no-change';
  /** Empty only with no-change. */
  readonly sentence: TypedText | '';
}

/** What a plain reply was understood to say, until it is confirmed. */
export interface Draft {
  readonly id: string;
  readonly memberId: string;
  readonly periodId: string;
  readonly items: readonly DraftItem[];
  readonly draftedAt: Date;
}

export interface Drafts {
  /** Holds the member's drafts until the transaction ends: who comes second waits. */
  hold(partnershipId: string, memberId: string): Promise<void>;
  /** Replaces the member's draft of that period. */
  put(partnershipId: string, draft: Draft): Promise<void>;
  get(partnershipId: string, draftId: string): Promise<Draft | undefined>;
  of(partnershipId: string, periodId: string, memberId: string): Promise<Draft | undefined>;
  /** In the order of the members' ids. */
  inPeriod(partnershipId: string, periodId: string): Promise<readonly Draft[]>;
  /** Of any period, those that speak of any of these actions: a draft that nobody confirmed stays. */
  naming(partnershipId: string, actionIds: readonly string[]): Promise<readonly Draft[]>;
  /** False where it was replaced or dropped meanwhile. */
  drop(partnershipId: string, draftId: string): Promise<boolean>;
}
