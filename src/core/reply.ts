import type { Rag } from './rag.ts';
import { type ReplyPart, replyParts } from './reply-parts.ts';
import { sentenceIn } from './reply-sentence.ts';
import { readStatus, type StatusReading, type TypedStatus } from './reply-status.ts';

/** An action the writer answers for, and whether it has an update that "no change" could repeat. */
export type KnownAction = { readonly ref: string; readonly canNoChange: boolean };

/** One action's answer. Exactly one of `rag`, `state` and `noChange` is there. */
export type ReplyItem = {
  readonly ref: string;
  readonly rag?: Rag;
  /** "complete" is a claim, to be accepted. */
  readonly state?: 'complete' | 'not-started';
  readonly noChange?: true;
  /** As typed; empty only with `noChange`. */
  readonly sentence: string;
};

export type NotUnderstood = {
  readonly text: string;
  readonly why: string;
  /** In capitals: what it spoke of; absent where it named nothing. */
  readonly refs?: readonly string[];
};

export type ParsedReply = {
  readonly items: readonly ReplyItem[];
  readonly notUnderstood: readonly NotUnderstood[];
};

/**
 * Reads a plain reply such as "2.3 green, trained 45 staff; 2.4 amber: venue lost". Every part of it
 * is in an item's sentence or in `notUnderstood`, with a sentence that says why; nothing is guessed.
 * An action that is answered twice keeps the first answer. At most one item an action. `closed`: by ref, why an action
 * that is in the plan takes no answer.
 */
export function parseReply(
  text: string,
  known: readonly KnownAction[],
  closed: ReadonlyMap<string, string> = new Map(),
): ParsedReply {
  const actions = new Map(known.map((action) => [action.ref.toUpperCase(), action]));
  const parts = replyParts(text, new Set(actions.keys()));
  const whyClosed = new Map([...closed].map(([ref, why]) => [ref.toUpperCase(), why]));
  const taken: Taken = { actions, whyClosed, items: new Map(), notUnderstood: [] };
  for (const part of parts) takePart(part, taken);
  // "All" means those that are not named anywhere in the reply, before it or after.
  const named = new Set(parts.flatMap((part) => (part.kind === 'named' ? part.head.refs : [])));
  for (const part of parts) if (part.kind === 'everyone') takeEveryone(part, named, taken);
  return { items: [...taken.items.values()], notUnderstood: taken.notUnderstood };
}

type Taken = {
  readonly actions: ReadonlyMap<string, KnownAction>;
  readonly whyClosed: ReadonlyMap<string, string>;
  readonly items: Map<string, ReplyItem>;
  readonly notUnderstood: NotUnderstood[];
};

function takePart(part: ReplyPart, taken: Taken): void {
  if (part.kind === 'named') takeNamed(part.text, part.head.refs, part.head.rest, taken);
  if (part.kind === 'unnamed') takeUnnamed(part.text, taken);
}

function takeNamed(text: string, refs: readonly string[], rest: string, taken: Taken): void {
  for (const ref of refs) {
    const action = taken.actions.get(ref);
    const item = action
      ? itemFor(action, rest, taken)
      : (taken.whyClosed.get(ref) ?? `${ref} is not one of your actions.`);
    if (typeof item === 'string') taken.notUnderstood.push({ text, why: item, refs: [ref] });
    else taken.items.set(ref, item);
  }
}

/** With one action to answer for there is no doubt which is meant. */
function takeUnnamed(text: string, taken: Taken): void {
  const [only, another] = taken.actions.keys();
  const reading = readStatus(text, { letters: false });
  if (only && !another && reading.kind === 'status') takeNamed(text, [only], text, taken);
  else taken.notUnderstood.push({ text, why: whyUnnamed(only, reading) });
}

function whyUnnamed(example: string | undefined, reading: StatusReading): string {
  if (!example) return 'You have no actions to update.';
  if (reading.kind === 'status' && reading.status.kind === 'no-change') {
    return 'Say which actions have no change, or write "all no change".';
  }
  return `Start with the action's number, such as ${example}.`;
}

function takeEveryone(
  part: Extract<ReplyPart, { kind: 'everyone' }>,
  named: ReadonlySet<string>,
  taken: Taken,
): void {
  const not = (why: string, refs: readonly string[]) =>
    taken.notUnderstood.push({ text: part.text, why, refs });
  const others = [...taken.actions].filter(([ref]) => !named.has(ref) && !taken.items.has(ref));
  if (part.status.kind !== 'no-change') {
    const refs = others.map(([ref]) => ref);
    not('Give each action by its number, with its colour and one sentence.', refs);
    return;
  }
  if (others.length === 0) not('You have no other actions to update.', []);
  for (const [ref, action] of others) {
    if (action.canNoChange) taken.items.set(ref, itemOf(action.ref, part.status, part.rest));
    else not(nothingToRepeat(action.ref), [ref]);
  }
}

/** The item, or the sentence that says why there is none. */
function itemFor(action: KnownAction, rest: string, taken: Taken): ReplyItem | string {
  const reading = readStatus(rest, { letters: true });
  if (reading.kind === 'unclear') return `${action.ref} is not clear. ${reading.why}`;
  if (reading.kind === 'none') {
    return `${action.ref} needs green, amber or red, and one sentence about what has been done.`;
  }
  if (taken.items.has(action.ref.toUpperCase())) {
    return `${action.ref} is in your message twice. The first answer was taken.`;
  }
  const item = itemOf(action.ref, reading.status, reading.rest);
  if (item.noChange) return action.canNoChange ? item : nothingToRepeat(action.ref);
  return item.sentence === '' ? `${action.ref} needs one sentence about what has been done.` : item;
}

function nothingToRepeat(ref: string): string {
  return `${ref} has no update to repeat yet. Give green, amber or red, and one sentence.`;
}

function itemOf(ref: string, status: TypedStatus, rest: string): ReplyItem {
  const sentence = sentenceIn(rest);
  switch (status.kind) {
    case 'rag':
      return { ref, rag: status.rag, sentence };
    case 'state':
      return { ref, state: status.state, sentence };
    case 'no-change':
      return { ref, noChange: true, sentence };
  }
}
