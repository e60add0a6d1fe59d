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

/** An open action that nobody answered for is "no update", whatever its last RAG, or its bare state where nobody was asked. */
export function partOf(action: {
  readonly state: ActionState;
  readonly rag?: Rag;
  readonly updatedThisPeriod: boolean;
  /** Left out where it is not known: then it was. */
  readonly askedThisPeriod?: boolean;
}): RollUpPart {
  const { state, updatedThisPeriod, askedThisPeriod = true } = action;
  if (isAsked(action) && !updatedThisPeriod && askedThisPeriod) return 'no-update';
  if (state === 'in-progress') return (updatedThisPeriod && action.rag) || 'in-progress';
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
