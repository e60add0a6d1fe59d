import { type RefsReading, readRefs } from './reply-refs.ts';
import { readStatus } from './reply-status.ts';

/** A stretch of a text: `to` is just after its last unit. */
export type Piece = { readonly from: number; readonly to: number };

const lineOrSemicolon = /[;\n]/g;
/** Where a new action may begin inside a line: after a full stop, a comma or an "and". */
const mayBegin =
  /(?<=[.!?]["')\]]{0,3})\s+|,\s*(?:and\s+)?|\s{1,5}(?:and|also|then|plus)\s{1,5}/giu;
const goesOn = /^(?:and|also|then|plus)\b/iu;
/** Enough to see refs and a status; the rest of a long line is not read again at every comma. */
const aheadCharacters = 1_000;

/** The pieces of a reply in order, each of which speaks of one action, or of several at once. */
export function piecesOf(text: string, known: ReadonlySet<string>): Piece[] {
  const ends = [...[...text.matchAll(lineOrSemicolon)].map((found) => found.index), text.length];
  let from = 0;
  return ends.flatMap((to) => {
    const line = piecesOfLine(text.slice(from, to), from, known);
    from = to + 1;
    return line;
  });
}

/** `offset` is where the line begins in the whole text. */
function piecesOfLine(line: string, offset: number, known: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let refsEnd = endOfRefs(line, 0, known);
  for (const found of line.matchAll(mayBegin)) {
    const next = found.index + found[0].length;
    // "2.3, 2.4 and 2.5 no change" is one piece.
    if (next <= refsEnd || !begins(line, next, known, isBreath(found[0]))) continue;
    pieces.push({ from: offset + from, to: offset + found.index });
    from = next;
    refsEnd = endOfRefs(line, next, known);
  }
  return [...pieces, { from: offset + from, to: offset + line.length }];
}

/** Whether the boundary is the white space after a full stop. */
function isBreath(boundary: string): boolean {
  return boundary.trim() === '';
}

/**
 * After a full stop a known ref is enough; after a comma, or with an "and" before it, it needs its status too, or
 * "raised by 1.9, 2.3 and 2.4 points" would be cut up.
 */
function begins(
  line: string,
  at: number,
  known: ReadonlySet<string>,
  afterFullStop: boolean,
): boolean {
  const head = headAt(line, at, known);
  if (!head) return false;
  const isAlone = afterFullStop && !goesOn.test(line.slice(at, at + 5));
  if (isAlone && head.refs.some((ref) => known.has(ref))) return true;
  return readStatus(head.rest, { letters: true }).kind === 'status';
}

function endOfRefs(line: string, at: number, known: ReadonlySet<string>): number {
  const head = headAt(line, at, known);
  return head ? Math.min(at + aheadCharacters, line.length) - head.rest.length : at;
}

function headAt(line: string, at: number, known: ReadonlySet<string>): RefsReading | undefined {
  return readRefs(line.slice(at, at + aheadCharacters), known);
}
