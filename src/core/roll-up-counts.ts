import { isAsked } from './asked.ts';
import type { ActionState, Rag } from './rag.ts';
import {
  type RollUpAction,
  type RollUpCounts,
  type RollUpPart,
  rollUpParts,
} from './roll-up-facts.ts';

const finished: Readonly<Record<Exclude<ActionState, 'in-progress' | 'not-started'>, RollUpPart>> =
  {
    'complete-accepted': 'complete',
    'complete-claimed': 'claimed',
    paused: 'paused',
    'closed-not-done': 'closed',
  };

/** An open action that nobody answered for is "no update", whatever its last RAG; one that nobody asks about is its state. */
export function partOf(action: {
  readonly state: ActionState;
  readonly rag?: Rag;
  readonly updatedThisPeriod: boolean;
}): RollUpPart {
  const { state } = action;
  if (isAsked(action) && !action.updatedThisPeriod) return 'no-update';
  if (state === 'in-progress') return action.rag ?? 'in-progress';
  return state === 'not-started' ? 'not-started' : finished[state];
}

/** How many of each part; they sum to how many there are. */
export function countsOf(actions: readonly Pick<RollUpAction, 'part'>[]): RollUpCounts {
  const counts = Object.fromEntries(rollUpParts.map((part) => [part, 0])) as Record<
    RollUpPart,
    number
  >;
  for (const { part } of actions) counts[part] += 1;
  return counts;
}
