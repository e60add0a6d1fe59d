/** Confidence in an action that is in progress; an action in any other state has none. */
export type Rag = 'green' | 'amber' | 'red';

export type ActionState =
  | 'not-started'
  | 'in-progress'
  | 'complete-claimed'
  | 'complete-accepted'
  | 'paused'
  | 'closed-not-done';

/** How a RAG or a state is shown: never by colour alone, so each has its own shape and its own word. */
export type Mark = { readonly symbol: string; readonly word: string };

export const rags: readonly Rag[] = ['green', 'amber', 'red'];

export const actionStates: readonly ActionState[] = [
  'not-started',
  'in-progress',
  'complete-claimed',
  'complete-accepted',
  'paused',
  'closed-not-done',
];

export const ragMarks: Readonly<Record<Rag, Mark>> = {
  green: { symbol: '●', word: 'Green' },
  amber: { symbol: '▲', word: 'Amber' },
  red: { symbol: '■', word: 'Red' },
};

export const stateMarks: Readonly<Record<ActionState, Mark>> = {
  'not-started': { symbol: '○', word: 'Not started' },
  'in-progress': { symbol: '▷', word: 'In progress' },
  'complete-claimed': { symbol: '◇', word: 'Complete, not yet accepted' },
  'complete-accepted': { symbol: '✓', word: 'Complete' },
  paused: { symbol: '‖', word: 'Paused' },
  'closed-not-done': { symbol: '✕', word: 'Closed, not done' },
};

/** For an action nobody answered for in a period. Never shown as green. */
export const noUpdateMark: Mark = { symbol: '–', word: 'No update' };

/**
 * What each colour means, offered beside the choice, so within the 75 characters that Slack shows there. After the definitions of City of York Council
 * (Audit and Governance Committee, July 2016).
 */
export const ragDefinitions: Readonly<Record<Rag, string>> = {
  green: 'Every part of the work is within acceptable limits.',
  amber: 'Risks or issues, and a recovery plan that the team itself controls.',
  red: 'Issues, and no recovery plan, or one that the team does not control.',
};

/** The mark of an action: its RAG while it is in progress and has one, its state otherwise. */
export function markOf(state: ActionState, rag?: Rag): Mark {
  return state === 'in-progress' && rag ? ragMarks[rag] : stateMarks[state];
}

/** A mark as people read it: "● Green". */
export function markText(mark: Mark): string {
  return `${mark.symbol} ${mark.word}`;
}

/** Where the last two RAGs lead. Undefined until there are two to compare. */
export function directionOfTravel(
  previous?: Rag,
  latest?: Rag,
): 'better' | 'same' | 'worse' | undefined {
  if (!previous || !latest) return undefined;
  // `rags` runs from the best to the worst.
  const change = rags.indexOf(latest) - rags.indexOf(previous);
  if (change === 0) return 'same';
  return change < 0 ? 'better' : 'worse';
}
