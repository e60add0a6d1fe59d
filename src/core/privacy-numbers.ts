import type { Span } from './privacy-finding.ts';
import { spansLike } from './privacy-pattern.ts';

const nhsPattern = spread('##########');
/** Written in one piece. Grouped ones are not looked for: every mistyped NHS number would be a second 1 in 11. */
const learnerPattern = '##########';
const pupilNumbers = [spread('@############'), spread('@###########@')];
const pupilLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** Stretches that look like NHS numbers. About 1 in 11 ten-digit numbers does. */
export function nhsNumbers(text: string): Span[] {
  return spansLike(text, nhsPattern).filter((span) => isNhsNumber(bare(text, span)));
}

/** Stretches that look like unique learner numbers. About 1 in 11 ten-digit numbers does. */
export function learnerNumbers(text: string): Span[] {
  return spansLike(text, learnerPattern).filter((span) => isLearnerNumber(bare(text, span)));
}

/** Stretches that look like unique pupil numbers, permanent or temporary. */
export function pupilNumbersIn(text: string): Span[] {
  return pupilNumbers
    .flatMap((pattern) => spansLike(text, pattern))
    .filter((span) => isPupilNumber(bare(text, span)));
}

/** Ten digits, modulus 11 (NHS Data Dictionary, NHS NUMBER). Ten times one digit is nobody's. */
function isNhsNumber(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  const check = 11 - (weighted(digits.slice(0, 9)) % 11);
  return Number(digits.at(-1)) === (check === 11 ? 0 : check);
}

/** Ten digits that begin with 1 to 9, with weights 10 to 1 (Learning Records Service). */
function isLearnerNumber(digits: string): boolean {
  return !digits.startsWith('0') && weighted(digits) % 11 === 10;
}

/** A check letter and twelve more, the last of which may be a letter (Department for Education). */
function isPupilNumber(number: string): boolean {
  const upper = number.toUpperCase();
  let sum = 0;
  for (let index = 1; index < upper.length; index += 1) {
    const character = upper.charAt(index);
    const value = /\d/.test(character) ? Number(character) : pupilLetters.indexOf(character);
    if (value < 0) return false;
    sum += value * (index + 1);
  }
  return upper.charAt(0) === pupilLetters.charAt(sum % 23);
}

/** The sum of the digits, the first times 10, the next times 9, and so on. */
function weighted(digits: string): number {
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0);
}

/** A pattern with a gap allowed between any two characters: a checksum forgives odd grouping. */
function spread(pattern: string): string {
  return [...pattern].join('-');
}

function bare(text: string, span: Span): string {
  return text.slice(span.from, span.to).replace(/[ \n-]/g, '');
}
