import type { Rag } from './rag.ts';

/** How an action stands, as somebody typed it. "complete" is a claim, to be accepted. */
export type TypedStatus =
  | { readonly kind: 'rag'; readonly rag: Rag }
  | { readonly kind: 'state'; readonly state: 'complete' | 'not-started' }
  | { readonly kind: 'no-change' };

/** Why no status was taken although one may be meant. */
export type StatusDoubt =
  | 'complete-or-verb'
  | 'amber-or-article'
  | 'two-colours'
  | 'no-change-or-colour'
  | 'nothing-new';

export type StatusReading =
  | { readonly kind: 'status'; readonly status: TypedStatus; readonly rest: string }
  | { readonly kind: 'unclear'; readonly doubt: StatusDoubt }
  | { readonly kind: 'none' };

/** What may stand between an action's ref and its status. */
const connectors =
  /^(?:[\s:=,.()>→–—-]|(?:is|are|now|still|remains?|status|rag|currently|both|in progress)\b){0,20}/iu;
// "greenfield", "red-flagged" and "red's" are other words.
const wordEnds = "(?![\\p{L}\\p{N}_'’]|-\\p{L})";
const anyStatus: readonly (readonly [RegExp, TypedStatus])[] = [
  [start(`green${wordEnds}|[🟢●]\\ufe0f?`), { kind: 'rag', rag: 'green' }],
  [start(`amber${wordEnds}|[🟠🟡▲]\\ufe0f?`), { kind: 'rag', rag: 'amber' }],
  [start(`red${wordEnds}|[🔴■]\\ufe0f?`), { kind: 'rag', rag: 'red' }],
  [
    start(`(?:completed?|done|finished)${wordEnds}|[✓✔✅]\\ufe0f?`),
    { kind: 'state', state: 'complete' },
  ],
  [start(`not (?:yet )?started${wordEnds}|○`), { kind: 'state', state: 'not-started' }],
  [start(`(?:no changes?|unchanged|nc|n/c)${wordEnds}`), { kind: 'no-change' }],
  [
    start('same(?: as (?:before|last \\p{L}{1,10}))?(?=\\s*(?:$|[.,:;)!–—-]))'),
    { kind: 'no-change' },
  ],
];
/** Letters alone count right after the ref, where a word of a sentence is least likely. */
const letters: readonly (readonly [RegExp, TypedStatus])[] = [
  [start(`g${wordEnds}`), { kind: 'rag', rag: 'green' }],
  [start('a(?=\\s*(?:$|[.,:;)!–—]|-(?!\\p{L})))'), { kind: 'rag', rag: 'amber' }],
  [start(`r${wordEnds}`), { kind: 'rag', rag: 'red' }],
];
const articleOrAmber = start('a\\s');
const verb = start(
  '(?:completed|done|finished)\\s+(?:\\d|(?:an?|the|our|all|some|most|half|more|one|two|three)\\b)',
);
const nothingNew = start(
  `(?:nothing (?:new|further|more|else|to (?:report|add|say|update))|no (?:news|updates?)|nil return)${wordEnds}`,
);
const another = /^(\s*)(\/|-+>|→|(?:to|or)\b)?\s*\(?/iu;

/**
 * Reads the status at the start of a text. `rest` is what follows it, as typed. "unclear" says why
 * no status was taken although one may be meant; it never guesses.
 *
 * @param options.letters whether g, a and r alone are colours
 */
export function readStatus(text: string, options: { readonly letters: boolean }): StatusReading {
  const at = text.replace(connectors, '');
  const doubt = doubtAbout(at, options.letters);
  if (doubt) return { kind: 'unclear', doubt };
  const first = match(at, options.letters ? [...anyStatus, ...letters] : anyStatus);
  if (!first) return { kind: 'none' };
  return settle(first);
}

type Matched = { readonly typed: string; readonly status: TypedStatus; readonly rest: string };

function doubtAbout(text: string, lettersCount: boolean): StatusDoubt | undefined {
  if (verb.test(text)) return 'complete-or-verb';
  if (nothingNew.test(text)) return 'nothing-new';
  if (lettersCount && articleOrAmber.test(text) && !match(text, letters)) {
    return 'amber-or-article';
  }
  return undefined;
}

/** "● Green" says one thing twice and "green to amber" says two things. */
function settle(first: Matched): StatusReading {
  const { status, rest } = first;
  if (status.kind === 'no-change') return settleNoChange(status, rest);
  const join = another.exec(rest);
  const second = match(rest.slice(join?.[0].length ?? 0), anyStatus);
  const beside = join?.[2] !== undefined || isSymbol(first) || (second && isSymbol(second));
  if (!second || second.status.kind === 'no-change' || !beside)
    return { kind: 'status', status, rest };
  if (same(status, second.status)) return { kind: 'status', status, rest: second.rest };
  return { kind: 'unclear', doubt: 'two-colours' };
}

function settleNoChange(status: TypedStatus, rest: string): StatusReading {
  const next = match(rest.replace(connectors, ''), anyStatus);
  if (next?.status.kind === 'rag') {
    return { kind: 'unclear', doubt: 'no-change-or-colour' };
  }
  return { kind: 'status', status, rest };
}

function match(
  text: string,
  statuses: readonly (readonly [RegExp, TypedStatus])[],
): Matched | undefined {
  for (const [shape, status] of statuses) {
    const typed = shape.exec(text)?.[0];
    if (typed) return { typed, status, rest: text.slice(typed.length) };
  }
  return undefined;
}

function isSymbol(matched: Matched): boolean {
  return !/^\p{L}/u.test(matched.typed);
}

function same(a: TypedStatus, b: TypedStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function start(shape: string): RegExp {
  return new RegExp(`^(?:${shape})`, 'iu');
}
