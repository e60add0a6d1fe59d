import type { TypedText } from '../core/privacy.ts';
import type { Rag } from '../core/rag.ts';

export type PassedFor = 'passed' | 'no-answer';

export interface RequestItem {
  readonly actionId: string;
  readonly capacity: 'lead' | 'deputy';
  /** The deputy was asked as well: by the lead's wish, or because nobody had answered by the day for it. */
  readonly passed?: { readonly at: Date; readonly for: PassedFor };
  /** The delivery that first named it to a deputy. */
  readonly namedBy?: string;
}

/** One member's ask in one period. */
export interface UpdateRequest {
  readonly id: string;
  readonly periodId: string;
  readonly memberId: string;
  /** The delivery whose message asked, and is replaced by the receipt. */
  readonly promptId: string;
  readonly askedAt: Date;
  readonly snoozedUntilAt?: Date;
  readonly items: readonly RequestItem[];
}

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

export interface Requests {
  /** False where the member has a request in that period already. */
  add(partnershipId: string, request: UpdateRequest): Promise<boolean>;
  /** Adds what is not asked yet; gives how many were added. */
  addItems(
    partnershipId: string,
    requestId: string,
    items: readonly RequestItem[],
  ): Promise<number>;
  markPassed(
    partnershipId: string,
    requestId: string,
    actionIds: readonly string[],
    passed: { at: Date; for: PassedFor },
  ): Promise<void>;
  get(partnershipId: string, requestId: string): Promise<UpdateRequest | undefined>;
  of(partnershipId: string, periodId: string, memberId: string): Promise<UpdateRequest | undefined>;
  inPeriod(partnershipId: string, periodId: string): Promise<readonly UpdateRequest[]>;
  /** Ids of the actions that anybody was asked about in that period. */
  askedIn(partnershipId: string, periodId: string): Promise<ReadonlySet<string>>;
  /** Those that ask about any of these actions, locked in the order of their ids until the transaction ends. */
  lockAsking(
    partnershipId: string,
    periodId: string,
    actionIds: readonly string[],
  ): Promise<readonly UpdateRequest[]>;
  snooze(partnershipId: string, requestId: string, until: Date | undefined): Promise<void>;
  /** Whose snooze has ended by the partnership's own calendar. */
  dueSnoozes(
    machineNow: Date,
    partnershipId?: string,
  ): Promise<readonly { partnershipId: string; requestId: string; at: Date }[]>;
  /** When snoozes of the partnership end, soonest first. */
  snoozesAhead(partnershipId: string): Promise<readonly Date[]>;
  /** Holds the member's drafts until the transaction ends: who comes second waits. */
  holdDrafts(partnershipId: string, memberId: string): Promise<void>;
  /** Replaces the member's draft of that period. */
  putDraft(partnershipId: string, draft: Draft): Promise<void>;
  draft(partnershipId: string, memberId: string, periodId: string): Promise<Draft | undefined>;
  draftById(partnershipId: string, draftId: string): Promise<Draft | undefined>;
  /** In the order of the members' ids. */
  drafts(partnershipId: string, periodId: string): Promise<readonly Draft[]>;
  /** Of any period, those that speak of any of these actions. */
  draftsNaming(partnershipId: string, actionIds: readonly string[]): Promise<readonly Draft[]>;
  /** False where it was replaced or dropped meanwhile. */
  dropDraft(partnershipId: string, draftId: string): Promise<boolean>;
}
