import { type Mark, markText, noUpdateMark, ragMarks, stateMarks } from '../core/rag.ts';
import {
  type Direction,
  type RollUpCounts,
  type RollUpPart,
  rollUpParts,
} from '../core/roll-up-facts.ts';

const marks: Readonly<Record<RollUpPart, Mark>> = {
  ...ragMarks,
  'in-progress': stateMarks['in-progress'],
  'not-started': stateMarks['not-started'],
  complete: stateMarks['complete-accepted'],
  claimed: { symbol: stateMarks['complete-claimed'].symbol, word: 'Said to be complete' },
  paused: stateMarks.paused,
  closed: { symbol: stateMarks['closed-not-done'].symbol, word: 'Closed not done' },
  'no-update': noUpdateMark,
};

const counted = (counts: RollUpCounts): RollUpPart[] =>
  rollUpParts.filter((part) => counts[part] > 0);

/** "2 red, 5 amber, 10 green, 2 complete, 2 no update" */
export function countsText(counts: RollUpCounts): string {
  const parts = counted(counts).map((part) => `${counts[part]} ${marks[part].word.toLowerCase()}`);
  return parts.join(', ') || 'no actions';
}

/** "■ 2 red, ▲ 5 amber, – 2 no update" */
export function countsWithMarks(counts: RollUpCounts): string {
  const parts = counted(counts).map(
    (part) => `${marks[part].symbol} ${counts[part]} ${marks[part].word.toLowerCase()}`,
  );
  return parts.join(', ') || 'no actions';
}

/** "– No update" */
export const partText = (part: RollUpPart): string => markText(marks[part]);

const directions: Readonly<Record<Direction, string>> = {
  better: '↗ Better',
  same: '→ Same',
  worse: '↘ Worse',
};

/** "↘ Worse"; nothing where there are no two RAGs to compare. */
export function directionText(direction: Direction | undefined): string | undefined {
  return direction && directions[direction];
}
