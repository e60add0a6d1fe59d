/**
 * What follows a ref or a status as a sentence: as typed, without the punctuation that parts it from
 * what is before it ("-5%" keeps its sign). Empty where there is neither a letter nor a digit.
 */
export function sentenceIn(rest: string): string {
  const sentence = rest.replace(/^(?:[\s:,;)]|[.–—-](?!\d))+/u, '').trim();
  return /[\p{L}\p{N}]/u.test(sentence) ? sentence : '';
}
