import {
  itemFor,
  itemOf,
  type KnownAction,
  type ReplyItem,
  type WhyNotRead,
} from './reply-item.ts';
import { type ReplyPart, replyParts } from './reply-parts.ts';
import { readStatus, type StatusReading } from './reply-status.ts';

export type NotUnderstood = {
  readonly text: string;
  readonly why: WhyNotRead;
  /** In capitals: what it spoke of; absent where it named nothing. */
  readonly refs?: readonly string[];
};

export type ParsedReply = {
  readonly items: readonly ReplyItem[];
  readonly notUnderstood: readonly NotUnderstood[];
};

/**
 * Reads a plain reply such as "2.3 green, trained 45 staff; 2.4 amber: venue lost". Every part of it
 * is in an item's sentence or in `notUnderstood`, with why; nothing is guessed. An action that is answered twice keeps
 * the first answer. At most one item an action.
 */
export function parseReply(text: string, known: readonly KnownAction[]): ParsedReply {
  const actions = new Map(known.map((action) => [action.ref.toUpperCase(), action]));
  const parts = replyParts(text, new Set(actions.keys()));
  const taken: Taken = { actions, items: new Map(), notUnderstood: [] };
  for (const part of parts) takePart(part, taken);
  // "All" means those that are not named anywhere in the reply, before it or after.
  const named = new Set(parts.flatMap((part) => (part.kind === 'named' ? part.head.refs : [])));
  for (const part of parts) if (part.kind === 'everyone') takeEveryone(part, named, taken);
  return { items: [...taken.items.values()], notUnderstood: taken.notUnderstood };
}

type Taken = {
  readonly actions: ReadonlyMap<string, KnownAction>;
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
      ? itemFor(action, rest, taken.items)
      : ({ kind: 'not-theirs', ref } as const);
    if ('kind' in item) taken.notUnderstood.push({ text, why: item, refs: [ref] });
    else taken.items.set(ref, item);
  }
}

/** With one action to answer for there is no doubt which is meant. */
function takeUnnamed(text: string, taken: Taken): void {
  const [only, another] = taken.actions.keys();
  const reading = readStatus(text, { letters: false });
  const says = reading.kind === 'status' || isNothingNew(reading);
  if (only && !another && says) takeNamed(text, [only], text, taken);
  else taken.notUnderstood.push({ text, why: whyUnnamed([...taken.actions.values()], reading) });
}

function whyUnnamed(actions: readonly KnownAction[], reading: StatusReading): WhyNotRead {
  if (actions.length === 0) return { kind: 'no-actions' };
  const isNoChange = reading.kind === 'status' && reading.status.kind === 'no-change';
  if (isNoChange || isNothingNew(reading)) return { kind: 'no-change-of-which' };
  const owed = actions.find(({ answered }) => !answered);
  return { kind: 'needs-number', ...(owed ? { example: owed.ref.toUpperCase() } : {}) };
}

function isNothingNew(reading: StatusReading): boolean {
  return reading.kind === 'unclear' && reading.doubt === 'nothing-new';
}

function takeEveryone(
  part: Extract<ReplyPart, { kind: 'everyone' }>,
  named: ReadonlySet<string>,
  taken: Taken,
): void {
  const not = (why: WhyNotRead, refs: readonly string[]) =>
    taken.notUnderstood.push({ text: part.text, why, refs });
  const others = [...taken.actions].filter(([ref]) => !named.has(ref) && !taken.items.has(ref));
  if (part.status.kind !== 'no-change') {
    const refs = others.map(([ref]) => ref);
    not({ kind: 'one-status-for-all' }, refs);
    return;
  }
  if (others.length === 0) not({ kind: 'no-other-actions' }, []);
  for (const [ref, action] of others) {
    if (action.canNoChange) taken.items.set(ref, itemOf(action.ref, part.status, part.rest));
    else not({ kind: 'nothing-to-repeat', ref: action.ref }, [ref]);
  }
}
