import { type Mark, markOf, stateMarks } from '../core/rag.ts';
import type { AnswerShown } from './asked-action.ts';

const sentBack: Mark = {
  symbol: stateMarks['complete-claimed'].symbol,
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
