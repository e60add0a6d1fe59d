import type { ActionNow, OpenAsk } from '../core/action-now.ts';
import type { LocalDate } from '../core/local-date.ts';
import type { Plan } from '../core/plan.ts';
import type { ActionState } from '../core/rag.ts';
import type { Schedule } from '../core/schedule.ts';
import type { Recipient } from './platform.ts';

/** Which actions; every condition given must hold. Actions withdrawn from the plan are never given. */
export interface ActionsWhere {
  readonly priority?: number | 'cross-cutting';
  readonly refs?: readonly string[];
  readonly ids?: readonly string[];
  readonly subGroupIds?: readonly string[];
}

export interface PriorityFacts {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly outcome?: string;
}

export interface SubGroupFacts {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly leadId: string;
  readonly deputyId?: string;
  readonly chairId?: string;
}

export interface ScheduleFacts {
  readonly id: string;
  readonly schedule: Schedule;
  /** The plan's first day: where counting of intervals begins. */
  readonly anchorOn: LocalDate;
  readonly closedDays: readonly LocalDate[];
  readonly executive?: Recipient;
  readonly pausedAt?: Date;
  /** The rule's local date of the next period, and when it opens. */
  readonly next?: { readonly on: LocalDate; readonly opensAt: Date };
}

/** How part of a plan stands. */
export interface PlanStanding {
  /** In the plan's order. */
  readonly actions: readonly ActionNow[];
  /** Not withdrawn; earliest needed first. */
  readonly asks: readonly OpenAsk[];
  /** Ids of the periods whose answers are news: the latest one opened, and the one before it while that one is open. */
  readonly current: readonly string[];
}

export interface Plans {
  standing(partnershipId: string, where: ActionsWhere): Promise<PlanStanding>;
  /** In the plan's order. */
  actions(partnershipId: string, where: ActionsWhere): Promise<readonly ActionNow[]>;
  priorities(partnershipId: string): Promise<readonly PriorityFacts[]>;
  subGroups(partnershipId: string): Promise<readonly SubGroupFacts[]>;
  /** Not withdrawn, of actions that are in the plan; earliest needed first. */
  asks(partnershipId: string, where: ActionsWhere): Promise<readonly OpenAsk[]>;
  schedule(partnershipId: string): Promise<ScheduleFacts | undefined>;
  setNext(
    partnershipId: string,
    scheduleId: string,
    next: { on: LocalDate; opensAt: Date } | undefined,
  ): Promise<void>;
  pauseSchedule(
    partnershipId: string,
    scheduleId: string,
    pausedAt: Date | undefined,
  ): Promise<void>;
  /** Pausing keeps the state to go back to. False where there was nothing to change. */
  pauseAction(partnershipId: string, actionId: string): Promise<boolean>;
  /** Gives the state it went back to. */
  resumeAction(partnershipId: string, actionId: string): Promise<ActionState | undefined>;
  /** The plan as stored, with current due dates: what `plan export` writes. Undefined where there is none. */
  stored(slug: string): Promise<Plan | undefined>;
  /**
   * Makes the stored plan equal to this one: new rows are added, changed ones changed, and what is gone is withdrawn or made inactive,
   * never deleted. Due dates, owners and titles that moved are recorded as changes. Every member gets an account on the
   * local workspace where the plan lists no workspace. Gives the partnership's id. `simulatedAt` sets the calendar of a new local partnership.
   */
  write(plan: Plan, at: Date, simulatedAt?: Date): Promise<string>;
}
