/** Whether the text has all of these words, or parts of words, wherever they stand. */
export function hasWords(text: string, words: string): boolean {
  const folded = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** Those the words fit; a "group" at the end counts only where something fits with it. */
export function fittingGroups<Group extends { readonly key: string; readonly name: string }>(
  subGroups: readonly Group[],
  words: string,
): readonly Group[] {
  const of = (typed: string) =>
    subGroups.filter(({ key, name }) => hasWords(name, typed) || key === typed);
  const fit = of(words);
  return fit.length > 0 ? fit : of(withoutGroup(words));
}

/** "Fathers sub-group" is "Fathers". */
export const withoutGroup = (words: string): string => words.replace(/\s+(?:sub[ -]?)?group$/i, '');
