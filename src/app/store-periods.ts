import type { Outcome } from '../core/lateness.ts';
import type { LocalDate } from '../core/local-date.ts';
import type { Milestone } from '../core/milestones.ts';
import type { RollUpFacts } from '../core/roll-up.ts';

export interface PeriodFacts {
  readonly id: string;
  readonly scheduleId: string;
  readonly localOn: LocalDate;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly rollUpAt: Date;
  readonly openedAt?: Date;
  readonly closedAt?: Date;
  /** A later one has opened; told by `get`. */
  readonly over?: true;
}

export interface DueMilestone {
  readonly partnershipId: string;
  readonly periodId: string;
  readonly kind: Milestone['kind'];
  readonly ordinal: number;
  readonly dueAt: Date;
}

export interface DueOpening {
  readonly partnershipId: string;
  readonly scheduleId: string;
  readonly on: LocalDate;
  readonly opensAt: Date;
}

export interface Periods {
  /** Schedules whose next opening is due by the partnership's own calendar; paused ones never are. Soonest first. */
  dueOpenings(machineNow: Date, partnershipId?: string): Promise<readonly DueOpening[]>;
  /** Milestones due by the partnership's own calendar and not done; soonest first. */
  dueMilestones(machineNow: Date, partnershipId?: string): Promise<readonly DueMilestone[]>;
  /** Not done yet, soonest first: for the clock control and /progress schedule. */
  ahead(partnershipId: string): Promise<readonly DueMilestone[]>;
  /** Chasers that came out as skipped at that instant or later, soonest first. */
  skippedSince(partnershipId: string, since: Date): Promise<readonly DueMilestone[]>;
  /** False where the period (schedule, local date) is there already. Milestones of kind open are stored as done with `outcome`. */
  open(
    partnershipId: string,
    period: PeriodFacts,
    milestones: readonly Milestone[],
    outcome: Outcome,
  ): Promise<boolean>;
  /** Takes the milestone for this transaction and marks it; false where another has, or it is done. */
  take(milestone: DueMilestone, doneAt: Date, outcome: Outcome): Promise<boolean>;
  get(partnershipId: string, periodId: string): Promise<PeriodFacts | undefined>;
  /** The latest one opened. */
  latest(partnershipId: string): Promise<PeriodFacts | undefined>;
  close(partnershipId: string, periodId: string, at: Date): Promise<void>;
  /** False where this period's roll-up was taken before: a snapshot is never changed. */
  keepRollUp(
    partnershipId: string,
    periodId: string,
    takenAt: Date,
    facts: RollUpFacts,
  ): Promise<boolean>;
  rollUp(
    partnershipId: string,
    periodId: string,
  ): Promise<{ takenAt: Date; facts: RollUpFacts } | undefined>;
  /** The newest snapshot of a period before this one. */
  rollUpBefore(
    partnershipId: string,
    periodId: string,
  ): Promise<{ takenAt: Date; facts: RollUpFacts } | undefined>;
}
