import type { PersonAsked } from '../core/person-asked.ts';

export type PassedFor = 'passed' | 'no-answer';

export interface RequestItem {
  readonly actionId: string;
  readonly capacity: 'lead' | 'deputy';
  /** The deputy was asked as well: by the lead's wish, or because nobody had answered by the day for it. */
  readonly passed?: { readonly at: Date; readonly for: PassedFor };
  /** The delivery that first named it, where that came after the opening: to a deputy, or to a new lead. */
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
  /** Everybody in the plan who was asked in that period, with what became of it; in the plan's order. One query. */
  people(partnershipId: string, periodId: string): Promise<readonly PersonAsked[]>;
  /** Ids of the actions that anybody was asked about in that period. */
  askedIn(partnershipId: string, periodId: string): Promise<ReadonlySet<string>>;
  /** Those that ask about any of these actions, locked in the order of their ids until the transaction ends. */
  lockAsking(
    partnershipId: string,
    periodId: string,
    actionIds: readonly string[],
  ): Promise<readonly UpdateRequest[]>;
  snooze(partnershipId: string, requestId: string, until: Date | undefined): Promise<void>;
  /** Whose snooze has ended by the partnership's own calendar; while asking is paused they wait. */
  dueSnoozes(
    machineNow: Date,
    partnershipId?: string,
  ): Promise<readonly { partnershipId: string; requestId: string; at: Date }[]>;
  /** When snoozes of the partnership end, soonest first. */
  snoozesAhead(partnershipId: string): Promise<readonly Date[]>;
}
