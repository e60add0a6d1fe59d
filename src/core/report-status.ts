import type { ActionState, Rag } from './rag.ts';

/** What the status choice can be: a RAG while the work is in progress, else the state. */
export const statusChoices = ['green', 'amber', 'red', 'not-started', 'complete'] as const;
export type StatusChoice = (typeof statusChoices)[number];

/** The state and RAG that a choice means; complete is a claim until it is accepted. */
export function stateOfChoice(status: StatusChoice): { state: ActionState; rag?: Rag } {
  if (status === 'complete') return { state: 'complete-claimed' };
  if (status === 'not-started') return { state: 'not-started' };
  return { state: 'in-progress', rag: status };
}

/** The choice that stands for a state and RAG; undefined where the form has none for it. */
export function choiceOf(state: ActionState, rag?: Rag): StatusChoice | undefined {
  if (state === 'in-progress') return rag;
  if (state === 'complete-claimed' || state === 'complete-accepted') return 'complete';
  return state === 'not-started' ? 'not-started' : undefined;
}
