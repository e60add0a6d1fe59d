import { birthDates } from './privacy-birth-date.ts';
import type { BlockKind, Finding, Span } from './privacy-finding.ts';
import { type Normalised, normalise } from './privacy-normalise.ts';
import { learnerNumbers, nhsNumbers, pupilNumbersIn } from './privacy-numbers.ts';
import {
  defaultPolicePatterns,
  nationalInsuranceNumbers,
  policeReferences,
} from './privacy-references.ts';

/** Digits that are known to be something else, so that two of them side by side make no number of a person. */
const harmless = new RegExp(
  [
    // UUID.
    '(?<![\\dA-F])[\\dA-F]{8}-(?:[\\dA-F]{4}-){3}[\\dA-F]{12}(?![\\dA-F])',
    // 2026-08-31, 2024-2026, 2024-25.
    '(?<![\\d-])(?:19|20)\\d\\d-(?:(?:19|20)\\d\\d|\\d\\d(?:-\\d\\d)?)(?![\\d-])',
    // 31-08-2026.
    '(?<![\\d-])(?:0[1-9]|[12]\\d|3[01])-(?:0[1-9]|1[0-2])-(?:19|20)\\d\\d(?![\\d-])',
    // A telephone number after +44.
    '\\+44(?:[ ()-]{0,3}\\d){9,10}(?!\\d)',
  ].join('|'),
  'gi',
);

/**
 * Everything in the text that must not be stored, in the order it stands there. Takes time in
 * proportion to the length of the text, whatever is in it.
 *
 * @param options.policePatterns a force's own references instead of North Yorkshire's, such as
 *   "12-##-#######": `#` is a digit, `@` a letter, `-` a space or dash that may be absent
 */
export function findBlocked(
  text: string,
  options: { readonly policePatterns?: readonly string[] } = {},
): Finding[] {
  const normalised = normalise(text);
  const whole = normalised.text;
  const numbers = whole.replace(harmless, (known) => '_'.repeat(known.length));
  const police = policeReferences(numbers, options.policePatterns ?? defaultPolicePatterns);
  const found = [
    ...firsts('nhs-number', nhsNumbers(numbers)),
    ...firsts('learner-number', learnerNumbers(numbers)),
    ...firsts('pupil-number', pupilNumbersIn(numbers)),
    ...firsts('national-insurance', nationalInsuranceNumbers(numbers)),
    ...firsts('police-reference', police),
    ...firsts('date-of-birth', birthDates(whole)),
  ];
  return place(text, normalised, found);
}

type Found = Span & { readonly kind: BlockKind };

/** Of spans of one kind that overlap, the one that begins first. */
function firsts(kind: BlockKind, spans: readonly Span[]): Found[] {
  const kept: Found[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (!last || span.from >= last.to) kept.push({ ...span, kind });
  }
  return kept;
}

/** Turns positions in the normalised text into places in the original, counting lines in one pass. */
function place(original: string, { at }: Normalised, found: readonly Found[]): Finding[] {
  let line = 1;
  let lineStart = 0;
  let read = 0;
  return found
    .toSorted((a, b) => a.from - b.from)
    .map(({ kind, ...span }) => {
      const from = at[span.from] ?? 0;
      for (; read < from; read += 1) {
        if (!endsLine(original, read)) continue;
        line += 1;
        lineStart = read + 1;
      }
      const last = at[span.to - 1] ?? from;
      const to = last + ((original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
      return { kind, severity: 'block', from, to, line, column: from - lineStart + 1 };
    });
}

function endsLine(text: string, index: number): boolean {
  const character = text.charAt(index);
  return character === '\n' || (character === '\r' && text.charAt(index + 1) !== '\n');
}
