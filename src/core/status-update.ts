import type { Capacity } from './action-now.ts';
import type { LocalDate } from './local-date.ts';
import type { TypedText } from './privacy.ts';
import type { ActionState, Rag } from './rag.ts';

export type ImpactStrength = 'none' | 'activity-only' | 'early-sign' | 'measured';
export type AskKind = 'decision' | 'support' | 'information';
/** How an answer was given. */
export type Way = 'form' | 'several' | 'no-change' | 'reply' | 'command';

/** What a lead needs from the Executive, as typed. */
export interface NewAsk {
  readonly kind: AskKind;
  readonly text: TypedText;
  readonly ofWhom?: TypedText;
  readonly neededByOn?: LocalDate;
}

/** What somebody reports on one action, checked, before it is stored. */
export interface Report {
  readonly state: ActionState;
  /** Only while in progress. */
  readonly rag?: Rag;
  readonly sentence: TypedText;
  readonly impact?: TypedText;
  readonly impactStrength?: ImpactStrength;
  readonly voice?: TypedText;
  readonly measure?: TypedText;
  readonly measuredOn?: LocalDate;
  readonly nextSteps?: TypedText;
  readonly newDueOn?: LocalDate;
  readonly newDueReason?: TypedText;
  readonly issue?: TypedText;
  readonly mitigation?: TypedText;
  readonly effect?: TypedText;
  readonly ask?: NewAsk;
}

/** One stored revision of a report on one action in one period. */
export interface StatusUpdate extends Report {
  readonly id: string;
  readonly actionId: string;
  readonly periodId: string;
  /** 1 for the first answer in the period; an edit adds one. */
  readonly revision: number;
  readonly authorId: string;
  readonly capacity: Capacity;
  readonly way: Way;
  readonly reportedAt: Date;
  /** Given after the period's close. */
  readonly late: boolean;
}
