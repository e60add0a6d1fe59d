import type { LocalDate } from './local-date.ts';
import type { MeasureKind } from './plan.ts';
import type { ActionState, Rag } from './rag.ts';

/** The last answer about an action, as lists show it. */
export interface LatestUpdate {
  readonly id: string;
  readonly periodId: string;
  readonly revision: number;
  readonly sentence: string;
  readonly reportedAt: Date;
  readonly late: boolean;
  /** Whether it repeated the one before it. */
  readonly noChange: boolean;
  /** The role the author answered in, never a name: "lead", "deputy", "chair", "coordinator". */
  readonly capacity: Capacity;
}

export type Capacity = 'lead' | 'deputy' | 'chair' | 'coordinator';

/** A priority action as it stands now. */
export interface ActionNow {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
  readonly priority:
    | { readonly id: string; readonly number: number; readonly title: string }
    | 'cross-cutting';
  readonly subGroup: { readonly id: string; readonly key: string; readonly name: string };
  readonly agencies: readonly string[];
  readonly measures: readonly {
    readonly kind: MeasureKind;
    readonly text: string;
    readonly baseline: string;
    readonly target?: string;
  }[];
  readonly baselineDueOn?: LocalDate;
  readonly dueOn?: LocalDate;
  /** "case review": due after each one; then there is no due date. */
  readonly dueEach?: string;
  readonly dueMoves: number;
  readonly state: ActionState;
  readonly rag?: Rag;
  /** The RAG of the period before the latest answered one. */
  readonly ragBefore?: Rag;
  readonly latest?: LatestUpdate;
}

/** A question to the Executive that nobody has answered yet. */
export interface OpenAsk {
  readonly id: string;
  readonly actionId: string;
  readonly ref: string;
  readonly kind: 'decision' | 'support' | 'information';
  readonly text: string;
  readonly ofWhom?: string;
  readonly neededByOn?: LocalDate;
  readonly raisedAt: Date;
}
