import type { Drift } from './drift.ts';
import type { LocalDate } from './local-date.ts';
import type { ActionState, Rag } from './rag.ts';
import type { AskKind } from './status-update.ts';

/** What an action counts as in a roll-up; each counts once. `claimed`: complete, not yet accepted. */
export const rollUpParts = [
  'red',
  'amber',
  'green',
  'in-progress',
  'not-started',
  'complete',
  'claimed',
  'paused',
  'closed',
  'no-update',
] as const;
export type RollUpPart = (typeof rollUpParts)[number];
export type RollUpCounts = Readonly<Record<RollUpPart, number>>;

export type PriorityKey = number | 'cross-cutting';
export type Direction = 'better' | 'same' | 'worse';

/** An action as it stood when the roll-up was taken. */
export interface RollUpAction {
  readonly ref: string;
  readonly title: string;
  readonly priority: PriorityKey;
  readonly subGroup: string;
  readonly part: RollUpPart;
  /** The last known state and RAG, whether or not anybody answered this time. */
  readonly state: ActionState;
  readonly rag?: Rag;
  readonly direction?: Direction;
  /** The last answer's words. */
  readonly sentence?: string;
  /** ISO instant. */
  readonly reportedAt?: string;
  readonly noChange: boolean;
  /** Answered for this period after its close; absent where it was not, and in snapshots older than the field. */
  readonly late?: true;
  readonly dueOn?: LocalDate;
  readonly dueMoves: number;
  readonly overdue: boolean;
}

export interface RollUpAsk {
  readonly ref: string;
  readonly kind: AskKind;
  readonly text: string;
  readonly ofWhom?: string;
  readonly neededByOn?: LocalDate;
  /** ISO instant. */
  readonly raisedAt: string;
}

/** Where an action stood in the roll-up before: absent where it was not in it. */
export interface StoodBefore {
  readonly state: ActionState;
  readonly rag?: Rag;
}

export interface RollUpPriority {
  readonly key: PriorityKey;
  readonly title: string;
  readonly total: number;
  readonly counts: RollUpCounts;
  /** Of the RAGs reported this time against those before them; absent where there are none to compare. */
  readonly direction?: Direction;
}

/** The summary of one period for the Executive, as plain JSON: kept as the immutable snapshot. */
export interface RollUpFacts {
  readonly version: 1;
  readonly partnershipName: string;
  readonly periodId: string;
  readonly openedOn: LocalDate;
  /** ISO instant. */
  readonly closesAt: string;
  readonly takenOn: LocalDate;
  readonly counts: RollUpCounts;
  readonly total: number;
  /** Answered this period, of those anybody was asked about: `asked` = `updated` + `counts['no-update']`. */
  readonly updated: number;
  readonly asked: number;
  readonly actions: readonly RollUpAction[];
  readonly priorities: readonly RollUpPriority[];
  /** Decisions first, then the earliest needed. */
  readonly asks: readonly RollUpAsk[];
  /** When the period of the roll-up before this one opened; absent in the first, which compares with nothing. */
  readonly comparedWithOn?: LocalDate;
  /** Red first. In the first roll-up: all that are. */
  readonly newlyRedOrAmber: readonly { readonly ref: string; readonly before?: StoodBefore }[];
  /** Last known red or amber, and not answered for this time. Red first. */
  readonly quiet: readonly string[];
  /** Newly green, or newly complete. */
  readonly better: readonly { readonly ref: string; readonly before: StoodBefore }[];
  /** The longest overdue first. */
  readonly overdue: readonly string[];
  readonly moved: readonly { readonly ref: string; readonly from?: LocalDate }[];
  /** Sub-groups, never people, with actions that nobody answered for; those that answered for none first. */
  readonly silent: readonly {
    readonly subGroup: string;
    readonly refs: readonly string[];
    readonly asked: number;
  }[];
  readonly completions: readonly string[];
  /** Answers for earlier periods, given after the roll-up before this one. */
  readonly late: readonly {
    readonly ref: string;
    readonly periodOn: LocalDate;
    readonly state: ActionState;
    readonly rag?: Rag;
    readonly sentence: string;
  }[];
  /**
   * The ids of all late answers in it, of this period and of earlier ones: the next roll-up leaves them out. Absent
   * in snapshots older than the field.
   */
  readonly lateShown?: readonly string[];
  readonly drift: readonly { readonly ref: string; readonly ways: readonly Drift[] }[];
}
