import type { PeriodAnswer } from '../core/drift.ts';
import type { LocalDate } from '../core/local-date.ts';
import type { TypedText } from '../core/privacy.ts';
import type { StatusUpdate } from '../core/status-update.ts';

export interface Decision {
  readonly id: string;
  readonly actionId: string;
  readonly updateId: string;
  readonly kind: 'accepted' | 'sent-back';
  readonly reason?: TypedText;
  readonly deciderId: string;
  readonly decidedAt: Date;
}

export interface ActionChange {
  readonly field: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly changedAt: Date;
}

/** What became of an action so far; each newest first. */
export interface ActionPast {
  /** Last revisions. */
  readonly history: readonly StatusUpdate[];
  readonly decisions: readonly Decision[];
  readonly changes: readonly ActionChange[];
}

/** One answered period of an action, by its last revision. */
export interface AnsweredPeriod extends PeriodAnswer {
  readonly actionId: string;
  readonly periodId: string;
  readonly periodOn: LocalDate;
}

export interface Updates {
  /**
   * Holds these actions until the transaction ends, in one order whoever asks: for those who store several updates, so that
   * no two wait for each other.
   */
  hold(partnershipId: string, actionIds: readonly string[]): Promise<void>;
  /**
   * Stores one revision with its ask, and makes the action current: state, RAG, due date (a move is recorded and counted), latest.
   * An earlier ask of the same period is withdrawn. False, and nothing stored, where that revision is there already.
   */
  add(partnershipId: string, update: StatusUpdate): Promise<boolean>;
  get(partnershipId: string, updateId: string): Promise<StatusUpdate | undefined>;
  /** The last revision for each of these actions in the period; those not answered are absent. */
  inPeriod(
    partnershipId: string,
    periodId: string,
    actionIds?: readonly string[],
  ): Promise<ReadonlyMap<string, StatusUpdate>>;
  /** What the member said last, newest first, each action's last revision of a period once. */
  lastBy(partnershipId: string, memberId: string, limit: number): Promise<readonly StatusUpdate[]>;
  /** Last revisions, newest period first. */
  history(partnershipId: string, actionId: string, limit: number): Promise<readonly StatusUpdate[]>;
  /** Of every action in the plan, at most `periods` answered periods up to and with this one; newest first. */
  recent(
    partnershipId: string,
    periodId: string,
    periods: number,
  ): Promise<readonly AnsweredPeriod[]>;
  /** Last revisions stored at that instant or since, for periods other than this one, given late. */
  lateSince(
    partnershipId: string,
    since: Date,
    exceptPeriodId: string,
  ): Promise<readonly (StatusUpdate & { periodOn: LocalDate })[]>;
  /** Stores the decision and makes the action current; false where the update was decided before, or is not the action's latest any more. */
  decide(partnershipId: string, decision: Decision): Promise<boolean>;
  /** The decisions on these updates, by update; those not decided are absent. */
  decided(
    partnershipId: string,
    updateIds: readonly string[],
  ): Promise<ReadonlyMap<string, Decision>>;
  /** Of these actions, claimed completions that nobody decided and that a newer update has just taken the place of. */
  takenBack(
    partnershipId: string,
    actionIds: readonly string[],
  ): Promise<readonly { readonly updateId: string; readonly actionId: string }[]>;
  /** Of these actions, claimed completions that were sent back and that a newer update has taken the place of. */
  sentBack(
    partnershipId: string,
    actionIds: readonly string[],
  ): Promise<readonly { readonly updateId: string; readonly actionId: string }[]>;
  /** Newest first. */
  decisions(partnershipId: string, actionId: string): Promise<readonly Decision[]>;
  /** Newest first. */
  changes(partnershipId: string, actionId: string): Promise<readonly ActionChange[]>;
  /** The same three of several actions at once, by action; at most so many periods of each. */
  past(
    partnershipId: string,
    actionIds: readonly string[],
    periods: number,
  ): Promise<ReadonlyMap<string, ActionPast>>;
}
