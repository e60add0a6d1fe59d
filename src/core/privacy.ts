import { findBlocked } from './privacy-find.ts';
import type { BlockKind, Finding } from './privacy-finding.ts';

declare const throughTheDoor: unique symbol;

/** Text that a person typed and that has been through `enter`, now or before it was stored. */
export type TypedText = string & { readonly [throughTheDoor]: true };

/** Why nothing was stored. Holds counts and places, never what was typed. */
export type Refusal =
  | {
      readonly kind: 'too-long';
      readonly unit: 'characters' | 'words';
      readonly count: number;
      readonly limit: number;
    }
  | { readonly kind: 'unreadable'; readonly what: 'control-character' | 'broken-character' }
  | { readonly kind: 'blocked'; readonly what: BlockKind; readonly findings: readonly Finding[] };

export type Entered =
  | { readonly ok: true; readonly text: TypedText }
  | { readonly ok: false; readonly reasons: readonly Refusal[] };

export type EntryLimits = {
  /** Unicode characters, 10,000 when absent. */
  readonly maxCharacters?: number;
  /** Stretches between white space; any number when absent. */
  readonly maxWords?: number;
  /** A force's own references, as `findBlocked` takes them. */
  readonly policePatterns?: readonly string[];
};

const defaultMaxCharacters = 10_000;
// Browsers send CRLF; Word and PowerPoint paste a vertical tab for a soft line break.
const lineEndings = /\r\n|[\r\v\f\u0085]/g;
const halfCharacters = /\p{Cs}/u;
const controlCharacters = /[^\P{Cc}\n\t]/u;

/**
 * The one door for everything people type, before it is stored or logged. What passes is kept as
 * typed, save that blank ends are trimmed and line endings become "\n". Empty text passes: whether a
 * field may be empty is the form's to say. Gives every reason for a refusal; for text that is too
 * long in characters that is the only one, since the rest is not read.
 */
export function enter(typed: string, limits: EntryLimits = {}): Entered {
  const text = typed.replace(lineEndings, '\n').trim();
  const tooLong = overLimit(
    'characters',
    [...text].length,
    limits.maxCharacters ?? defaultMaxCharacters,
  );
  if (tooLong) return { ok: false, reasons: [tooLong] };
  const words = text.match(/\S+/g)?.length ?? 0;
  const reasons = [
    overLimit('words', words, limits.maxWords ?? Number.POSITIVE_INFINITY),
    unreadable(text),
    ...blocked(text, limits.policePatterns),
  ].filter((reason) => reason !== undefined);
  // Nothing else makes a TypedText of what was typed; src/db/columns.ts reads back what came through here.
  return reasons.length === 0 ? { ok: true, text: text as TypedText } : { ok: false, reasons };
}

function overLimit(
  unit: 'characters' | 'words',
  count: number,
  limit: number,
): Refusal | undefined {
  return count > limit ? { kind: 'too-long', unit, count, limit } : undefined;
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair, and no page shows the other controls. */
function unreadable(text: string): Refusal | undefined {
  if (controlCharacters.test(text)) return { kind: 'unreadable', what: 'control-character' };
  if (halfCharacters.test(text)) return { kind: 'unreadable', what: 'broken-character' };
  return undefined;
}

function blocked(text: string, policePatterns: readonly string[] | undefined): Refusal[] {
  const findings = findBlocked(text, policePatterns ? { policePatterns } : {});
  const kinds = new Set(findings.map((finding) => finding.kind));
  return [...kinds].map((what) => ({
    kind: 'blocked',
    what,
    findings: findings.filter((finding) => finding.kind === what),
  }));
}
