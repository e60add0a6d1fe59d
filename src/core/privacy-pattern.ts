import type { Span } from './privacy-finding.ts';

/** Between the groups of a number as people type and paste it. Short, so that two numbers apart stay two. */
const gap = '[ \\n-]{0,8}';
const neededGap = '[ \\n-]{1,8}';
const tokens: Readonly<Record<string, string>> = {
  '#': '\\d',
  '@': '[A-Z]',
  '-': gap,
  ' ': neededGap,
};
// A gap stands between two other characters, so that no expression is open to slow matching.
const sayable = /^[A-Za-z0-9#@/.]+(?:[ -][A-Za-z0-9#@/.]+)*$/;

/**
 * Whether a reference pattern may be used: at most 40 characters, of which at least five stand for a
 * digit, so that no pattern can block plain words. `#` is a digit, `@` a letter, `-` spaces or
 * dashes that may be absent, a space the same when they must be there; the rest is itself.
 */
export function isReferencePattern(pattern: string): boolean {
  return (
    pattern.length <= 40 && sayable.test(pattern) && (pattern.match(/[#\d]/g) ?? []).length >= 5
  );
}

/** Every stretch of normalised text that has the shape of `pattern`, may overlap, in order. */
export function spansLike(text: string, pattern: string): Span[] {
  const shape = shapeOf(pattern);
  shape.lastIndex = 0;
  const spans: Span[] = [];
  for (let found = shape.exec(text); found; found = shape.exec(text)) {
    spans.push({ from: found.index, to: found.index + found[0].length });
    // What only has the shape may hide the real one that begins inside it.
    shape.lastIndex = found.index + 1;
  }
  return spans;
}

/** As few as a partnership's police force has; made once, since every text that is typed is looked at. */
const shapes = new Map<string, RegExp>();

function shapeOf(pattern: string): RegExp {
  const known = shapes.get(pattern);
  if (known) return known;
  const shape = new RegExp(compile(pattern), 'giu');
  shapes.set(pattern, shape);
  return shape;
}

/** No two neighbours in the expression accept the same character, so it never backtracks far. */
function compile(pattern: string): string {
  const characters = [...pattern];
  const body = characters.map((character, index) => {
    const next = characters[index + 1];
    const mayBreak = next !== undefined && !isGap(character) && !isGap(next);
    // A long number pasted from a narrow column is broken anywhere.
    return `${tokens[character] ?? literal(character)}${mayBreak ? '\\n?' : ''}`;
  });
  return `${isNumeric(characters[0]) ? '(?<!\\d)' : '(?<![\\p{L}\\d])'}${body.join('')}${
    isNumeric(characters.at(-1)) ? '(?!\\d)' : '(?![\\p{L}\\d])'
  }`;
}

function isGap(character: string): boolean {
  return character === '-' || character === ' ';
}

function isNumeric(character: string | undefined): boolean {
  return character !== undefined && /[#\d]/.test(character);
}

function literal(character: string): string {
  return /[./]/.test(character) ? `\\${character}` : character;
}
