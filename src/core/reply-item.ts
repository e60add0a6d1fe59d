import type { Rag } from './rag.ts';
import { sentenceIn } from './reply-sentence.ts';
import { readStatus, type StatusDoubt, type TypedStatus } from './reply-status.ts';

/** An action the writer answers for. */
export type KnownAction = {
  readonly ref: string;
  /** Whether it has an update that "no change" could repeat. */
  readonly canNoChange: boolean;
  /** Nothing is owed of it: it is no example of what to write. */
  readonly answered?: boolean;
};

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

/** Why a part of a reply is no item. */
export type WhyNotRead =
  | {
      readonly kind:
        | 'not-theirs'
        | 'needs-status'
        | 'needs-sentence'
        | 'named-twice'
        | 'nothing-to-repeat';
      readonly ref: string;
    }
  | { readonly kind: 'unclear'; readonly ref: string; readonly doubt: StatusDoubt }
  /** `example`: the first that they owe; absent where they owe nothing. */
  | { readonly kind: 'needs-number'; readonly example?: string }
  | {
      readonly kind:
        | 'no-actions'
        | 'no-other-actions'
        | 'no-change-of-which'
        | 'one-status-for-all';
    };

/** What `rest` says of the action, or why it says nothing; `taken`: the items so far, by ref in capitals. */
export function itemFor(
  action: KnownAction,
  rest: string,
  taken: ReadonlyMap<string, ReplyItem>,
): ReplyItem | WhyNotRead {
  const { ref } = action;
  const reading = readStatus(rest, { letters: true });
  if (reading.kind === 'unclear') {
    const { doubt } = reading;
    const repeats = doubt !== 'nothing-new' || action.canNoChange;
    return repeats ? { kind: 'unclear', ref, doubt } : { kind: 'nothing-to-repeat', ref };
  }
  if (reading.kind === 'none') return { kind: 'needs-status', ref };
  if (taken.has(ref.toUpperCase())) return { kind: 'named-twice', ref };
  const item = itemOf(ref, reading.status, reading.rest);
  if (item.noChange) return action.canNoChange ? item : { kind: 'nothing-to-repeat', ref };
  return item.sentence === '' ? { kind: 'needs-sentence', ref } : item;
}

export function itemOf(ref: string, status: TypedStatus, rest: string): ReplyItem {
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
