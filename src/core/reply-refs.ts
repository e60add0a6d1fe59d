/** Refs at the start of a text, in capitals, and what follows them, as typed. */
export type RefsReading = { readonly refs: readonly string[]; readonly rest: string };

/** Bullets, list numbers, brackets and small words before the first ref: "- Action 2.3", "1) 2.3", "And 2.3". */
const lead =
  /^(?:[\s•*·#>([–—-]|\d{1,2}[.)]\s|(?:and|also|then|plus|actions?|refs?|items?|update|on|for|re|no)\b\.?){0,20}/iu;
const refShape = /^[a-z\d]{1,4}\.\d{1,3}(?![\p{L}\p{N}_%]|\.\d|\s{0,3}(?:%|per\s?cent\b))/iu;
const planShape = /^(?:\d{1,2}|X)\.\d{1,3}$/;
const joined = /^\s{0,3}(?:,\s{0,3}and\b|,|and\b|&|\/|\+)\s{0,3}/iu;
// More than any one person answers for, and few enough to stay quick.
const mostRefs = 60;

/**
 * Reads "2.3", "x.1", "2.3 and 2.4" at the start of a text. A number that has a unit ("2.3 per cent")
 * or no full stop ("45") is no ref. What is neither known nor of the usual shape ("s.47") is none.
 */
export function readRefs(text: string, known: ReadonlySet<string>): RefsReading | undefined {
  const first = readRef(text.replace(lead, ''), known);
  if (!first) return undefined;
  const refs = [first.ref];
  let rest = first.rest;
  while (refs.length < mostRefs) {
    const next = joined.test(rest) ? readRef(rest.replace(joined, ''), known) : undefined;
    if (!next) break;
    refs.push(next.ref);
    rest = next.rest;
  }
  return { refs, rest };
}

function readRef(
  text: string,
  known: ReadonlySet<string>,
): { ref: string; rest: string } | undefined {
  const typed = refShape.exec(text)?.[0];
  const ref = typed?.toUpperCase();
  if (!typed || !ref || !(known.has(ref) || planShape.test(ref))) return undefined;
  return { ref, rest: text.slice(typed.length) };
}
