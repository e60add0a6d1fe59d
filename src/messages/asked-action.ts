import type { ActionNow, Capacity } from '../core/action-now.ts';
import type { LocalDate } from '../core/local-date.ts';
import type { ActionState, Rag } from '../core/rag.ts';
import type { AskKind, Way } from '../core/status-update.ts';
import type { PeriodShown } from './context.ts';

/** An action that somebody is asked about. */
export interface AskedAction extends ActionNow {
  /** In what role they are asked. */
  readonly capacity: 'lead' | 'deputy';
  readonly canNoChange: boolean;
  /** The deputy was asked as well. */
  readonly passedToDeputy: boolean;
  /** By the lead's own wish, so that it is not theirs to be reminded of. */
  readonly passedOn?: boolean;
}

/** What a message shows of a status update. */
export interface AnswerShown {
  readonly state: ActionState;
  readonly rag?: Rag;
  readonly sentence: string;
  readonly way: Way;
  readonly capacity: Capacity;
  readonly reportedAt: Date;
  readonly late: boolean;
  /** On a claimed completion. */
  readonly decision?: { readonly kind: 'accepted' | 'sent-back'; readonly reason?: string };
  /** The answer of a later period stands in its place. */
  readonly overtaken?: boolean;
  readonly newDueOn?: LocalDate;
  readonly ask?: {
    readonly kind: AskKind;
    readonly text: string;
    readonly ofWhom?: string;
    readonly neededByOn?: LocalDate;
  };
}

export interface AnsweredAction extends AskedAction {
  readonly answer: AnswerShown;
}

/** One member's ask in one period, as its message shows it. */
export interface RequestShown {
  readonly requestId: string;
  readonly period: PeriodShown;
  /** From 1; a page that is not there shows the nearest one. */
  readonly page: number;
  /** Whether some of what is owed can still be passed to a deputy. */
  readonly canPass: boolean;
}
