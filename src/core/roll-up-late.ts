import type { LatestUpdate } from './action-now.ts';
import type { LocalDate } from './local-date.ts';
import type { ActionState, Rag } from './rag.ts';
import type { RollUpFacts } from './roll-up-facts.ts';

export interface LateAnswer {
  readonly id: string;
  readonly periodOn: LocalDate;
  readonly state: ActionState;
  readonly rag?: Rag;
  readonly sentence: string;
}

interface Answered {
  readonly ref: string;
  readonly lateAnswers: readonly LateAnswer[];
}

/** For earlier periods. Simulated time stands still, so what the roll-up before showed can seem to have come since. */
export function lateOf(actions: readonly Answered[], previous: RollUpFacts | undefined) {
  const shown = new Set(previous?.lateShown);
  return actions.flatMap(({ ref, lateAnswers }) =>
    lateAnswers
      .filter(({ id }) => !shown.has(id))
      .map(({ id, periodOn, state, rag, sentence }) => ({
        id,
        told: { ref, periodOn, state, ...(rag ? { rag } : {}), sentence },
      })),
  );
}

/** The answer for this period, where it came after the close. */
export function lateFor(
  periodId: string,
  { updatedThisPeriod, latest }: { updatedThisPeriod: boolean; latest?: LatestUpdate },
): LatestUpdate | undefined {
  return updatedThisPeriod && latest?.periodId === periodId && latest.late ? latest : undefined;
}
