import { hasWords } from './fit-words.ts';
import { nearestWord } from './grammar-nearest.ts';

/** More words than that are no misspelt name. */
const mostWords = 8;
/** The letters of a word of a name: shorter ones are near to everything, longer ones are no words. */
const leastLetters = 3;
const mostLetters = 40;

/**
 * What was typed, each word of it as one of these names spells it: "erly hlep" gives "Early Help". Undefined where a word is
 * near to none of theirs, or where no name has them all.
 */
export function mendedWords(typed: string, names: readonly string[]): string | undefined {
  const words = wordsOf(typed);
  if (words.length === 0 || words.length > mostWords) return undefined;
  const spellings = new Map(
    names
      .flatMap(wordsOf)
      .filter((word) => word.length >= leastLetters && word.length <= mostLetters)
      .map((word) => [word.toLowerCase(), word]),
  );
  const mended = words.map((word) => mendedWord(word.toLowerCase(), spellings));
  if (!names.some((name) => mended.every((word) => word && hasWords(name, word)))) return undefined;
  return mended.join(' ');
}

/** People seldom mistype the first letter, and without it "mothers" would be near to "Fathers". */
function mendedWord(typed: string, spellings: ReadonlyMap<string, string>): string | undefined {
  const as = spellings.get(typed);
  if (as) return as;
  const near = [...spellings.keys()].filter((word) => word.at(0) === typed.at(0));
  const nearest = near.length > 0 ? nearestWord(typed, near) : undefined;
  return nearest && spellings.get(nearest);
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
