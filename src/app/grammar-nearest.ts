import { closest, distance } from 'fastest-levenshtein';
import type { Mend, UnknownCommand } from './command.ts';

/** What was typed is said back, so a whole paragraph is cut. */
const typedCharacters = 40;

export function unknown(typed: string, nearest?: string, mend?: Mend): UnknownCommand {
  // By character, so that no emoji is cut in half.
  const characters = [...typed];
  const cut = characters.length > typedCharacters;
  const short = cut ? `${characters.slice(0, typedCharacters).join('')}…` : typed;
  return {
    kind: 'unknown',
    typed: short,
    ...(nearest ? { nearest } : {}),
    ...(mend ? { mend } : {}),
  };
}

/** "77" where "2.3" was wanted. */
export function numberShape(rest: string): Mend | undefined {
  const number = /^#?(\d{1,6})(?!\S)/.exec(rest)?.[1];
  return number ? { kind: 'number-shape', number } : undefined;
}

/** The word that was most likely meant: begun ("sched"), or mistyped in at most a third of its letters. */
export function nearestWord<Word extends string>(
  typed: string,
  words: readonly Word[],
): Word | undefined {
  const begun = words.filter((word) => typed.length >= 3 && word.startsWith(typed));
  if (begun.length === 1) return begun[0];
  const nearest = closest(typed, words);
  const allowed = Math.min(3, Math.ceil(typed.length / 3));
  return distance(typed, nearest) <= allowed ? words.find((word) => word === nearest) : undefined;
}
