import type { ActionState, Rag } from './rag.ts';
import type { ImpactStrength } from './status-update.ts';

/** How an action drifts. */
export type Drift =
  | { readonly kind: 'unchanged'; readonly rag: 'amber' | 'red'; readonly periods: number }
  /** Green, and none of the answers said what difference was made. */
  | { readonly kind: 'unevidenced'; readonly periods: number }
  | { readonly kind: 'no-change'; readonly times: number }
  | { readonly kind: 'moved'; readonly moves: number };

/** One answered period. */
export interface PeriodAnswer {
  readonly rag?: Rag;
  /** It repeated the answer before it. */
  readonly noChange: boolean;
  /** It said what difference was made: `isEvidence`. */
  readonly evidenced: boolean;
}

/** The same RAG for so many answered periods running, or so many No changes running, is drift. */
const runLength = 3;

/** Whether an answer shows a difference made: it describes one, and does not call it none or activity only. */
export function isEvidence({
  impact,
  impactStrength,
}: {
  /** Whether anything was said of it. */
  readonly impact: boolean;
  readonly impactStrength?: ImpactStrength;
}): boolean {
  return impact && impactStrength !== 'none' && impactStrength !== 'activity-only';
}

/** `answers`: newest first, this period's included. Nothing for an action nobody works on any more. */
export function driftOf(
  action: { readonly state: ActionState; readonly dueMoves: number },
  answers: readonly PeriodAnswer[],
): Drift[] {
  if (action.state !== 'in-progress' && action.state !== 'not-started') return [];
  const rag = answers[0]?.rag;
  const periods = run(answers, (answer) => answer.rag === rag);
  const bareGreens = run(answers, (answer) => answer.rag === 'green' && !answer.evidenced);
  const times = run(answers, (answer) => answer.noChange);
  return [
    ...((rag === 'amber' || rag === 'red') && periods >= runLength
      ? [{ kind: 'unchanged', rag, periods } as const]
      : []),
    ...(action.state === 'in-progress' && bareGreens >= runLength
      ? [{ kind: 'unevidenced', periods: bareGreens } as const]
      : []),
    ...(times >= runLength ? [{ kind: 'no-change', times } as const] : []),
    ...(action.dueMoves > 0 ? [{ kind: 'moved', moves: action.dueMoves } as const] : []),
  ];
}

function run<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  const end = items.findIndex((item) => !holds(item));
  return end === -1 ? items.length : end;
}
