import { type Piece, piecesOf } from './reply-pieces.ts';
import { type RefsReading, readRefs } from './reply-refs.ts';
import { readStatus, type TypedStatus } from './reply-status.ts';

/** A stretch of a reply that is taken or refused as one. `text` is as typed, with blank ends trimmed. */
export type ReplyPart =
  | { readonly kind: 'named'; readonly text: string; readonly head: RefsReading }
  | {
      readonly kind: 'everyone';
      readonly text: string;
      readonly status: TypedStatus;
      readonly rest: string;
    }
  | { readonly kind: 'unnamed'; readonly text: string };

const everyone =
  /^(?:[\s•*·–—-]{0,5})(?:(?:and |all )?(?:the )?(?:rest|others)|everything(?: else)?|all|both)\b(?: of (?:them|mine))?/iu;
const toEveryone =
  /^[\s,:–—-]{0,5}(?:(?:for|to|on|in|with) )?(?:all|any|anything|everything(?: else)?|both|the rest|the others)(?: of (?:them|mine))?[.!]?$/iu;
const number = /^[\s(]{0,5}\d[\d.,]{0,6}[\s:–—-]{1,3}/u;

/**
 * A reply in parts, in order, which together are the whole of it. A line without a ref goes on with
 * the action before it, so that an update may run over several lines.
 */
export function replyParts(text: string, known: ReadonlySet<string>): ReplyPart[] {
  const spans: Piece[] = [];
  for (const { from, to } of piecesOf(text, known)) {
    const piece = tidy(text.slice(from, to));
    const last = spans.at(-1);
    if (piece === '') continue;
    if (last && goesOn(piece, tidy(text.slice(last.from, last.to)), known)) {
      spans[spans.length - 1] = { from: last.from, to };
    } else spans.push({ from, to });
  }
  return spans.map(({ from, to }) => part(tidy(text.slice(from, to)), known));
}

function part(text: string, known: ReadonlySet<string>): ReplyPart {
  const head = readRefs(text, known);
  if (head) return { kind: 'named', text, head };
  return readEveryone(text) ?? { kind: 'unnamed', text };
}

/** "all no change", "the rest are green", "no change to any". */
function readEveryone(text: string): ReplyPart | undefined {
  const named = everyone.exec(text)?.[0];
  const reading = readStatus(text.slice(named?.length ?? 0), { letters: false });
  if (reading.kind !== 'status') return undefined;
  if (named) return { kind: 'everyone', text, status: reading.status, rest: reading.rest };
  return toEveryone.test(reading.rest)
    ? { kind: 'everyone', text, status: reading.status, rest: '' }
    : undefined;
}

/** Whether a piece belongs to the part before it: it names no action, and does not look as if it meant one. */
function goesOn(piece: string, before: string, known: ReadonlySet<string>): boolean {
  const head = readRefs(before, known);
  if (!head || readRefs(piece, known) || readEveryone(piece)) return false;
  const waits = readStatus(head.rest, { letters: true }).kind === 'none';
  return waits || !startsWithStatus(piece.replace(number, ''));
}

function startsWithStatus(text: string): boolean {
  const reading = readStatus(text, { letters: false });
  if (reading.kind !== 'status') return false;
  return reading.status.kind === 'rag' || !/[\p{L}\p{N}]/u.test(reading.rest);
}

/** Without blank ends, and without the punctuation that only parts it from its neighbours. */
function tidy(text: string): string {
  let from = 0;
  let to = text.length;
  // Not an expression: one that looks for the end of a text is slow on long runs of spaces.
  while (from < to && /[\s;]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s;,]/.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
