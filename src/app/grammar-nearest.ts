import { closest, distance } from 'fastest-levenshtein';
import type { UnknownCommand } from './command.ts';

/** What was typed is said back, so a whole paragraph is cut. */
const typedCharacters = 40;

export function unknown(typed: string, nearest?: string): UnknownCommand {
  // By character, so that no emoji is cut in half.
  const characters = [...typed];
  const cut = characters.length > typedCharacters;
  const short = cut ? `${characters.slice(0, typedCharacters).join('')}…` : typed;
  return { kind: 'unknown', typed: short, ...(nearest ? { nearest } : {}) };
}

/** The word that was most likely meant: begun ("sched"), or mistyped in at most a third of its letters. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const begun = words.filter((word) => typed.length >= 3 && word.startsWith(typed));
  if (begun.length === 1) return begun[0];
  const nearest = closest(typed, words);
  const allowed = Math.min(3, Math.ceil(typed.length / 3));
  return distance(typed, nearest) <= allowed ? nearest : undefined;
}
