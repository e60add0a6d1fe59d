import { type Mark, markOf, stateMarks } from '../core/rag.ts';
import type { AnswerShown } from './asked-action.ts';

/** The action is in progress again, and has that mark everywhere. */
const sentBack: Mark = {
  symbol: stateMarks['in-progress'].symbol,
  word: 'Complete, sent back',
};

/** The mark of an answer: of a claimed completion, what was decided on it. */
export function answerMark({
  state,
  rag,
  decision,
}: Pick<AnswerShown, 'state' | 'rag' | 'decision'>): Mark {
  if (state !== 'complete-claimed' || !decision) return markOf(state, rag);
  return decision.kind === 'accepted' ? markOf('complete-accepted') : sentBack;
}
