import type { WireCard, WireConversation, WireMessage } from '../wire.ts';

/** What only this person sees here, and only until the page is loaded again: what they said and what was answered. */
export type Extra = {
  readonly id: string;
  /** The message it comes after; absent at the beginning. */
  readonly after?: string;
  readonly time: string;
} & (
  | { readonly kind: 'said'; readonly text: string; readonly state: SaidState }
  | { readonly kind: 'answer'; readonly card: WireCard }
  | { readonly kind: 'trouble'; readonly text: string }
);

/** waiting: the server cannot be reached, and it is tried again. */
export type SaidState =
  | 'sending'
  | 'waiting'
  | 'sent'
  | { readonly refused: string; readonly again: () => void; readonly edit: () => void };

/** Shown instead of a stored message, until that is replaced itself. */
interface Instead {
  readonly card: WireCard;
  /** The stored message as it was, to see whether it has changed. */
  readonly of: string;
}

export interface Conversation {
  readonly wire: WireConversation;
  messages: readonly WireMessage[];
  /** Whether the messages have been fetched at all. */
  loaded: boolean;
  extras: readonly Extra[];
  readonly instead: Map<string, Instead>;
  readonly openThreads: Set<string>;
  /** What stands in its composer while another conversation is open. */
  draft: string;
}

export function conversationOf(wire: WireConversation): Conversation {
  return {
    wire,
    messages: [],
    loaded: false,
    extras: [],
    instead: new Map(),
    openThreads: new Set(),
    draft: '',
  };
}

/** The newest message that is not in a thread. */
export function lastMessage({ messages }: Conversation): WireMessage | undefined {
  return messages.findLast((message) => message.threadOf === undefined);
}

export function showInstead(
  conversation: Conversation,
  id: string,
  card: WireCard,
  pressed: WireMessage,
): void {
  conversation.instead.set(id, { card, of: signatureOf(pressed) });
}

/** The message as it is to be shown. */
export function shownMessage(conversation: Conversation, message: WireMessage): WireMessage {
  const instead = conversation.instead.get(message.id);
  if (!instead) return message;
  if (instead.of === signatureOf(message)) return { ...message, ...instead.card };
  conversation.instead.delete(message.id);
  return message;
}

export function addExtra(conversation: Conversation, extra: Extra): void {
  conversation.extras = [...conversation.extras, extra];
}

export function replaceExtra(
  conversation: Conversation,
  id: string,
  extra: Extra | undefined,
): void {
  conversation.extras = conversation.extras.flatMap((one) => {
    if (one.id !== id) return [one];
    return extra ? [extra] : [];
  });
}

export const signatureOf = (value: object): string => JSON.stringify(value);

/** Where something that happens now stands: after the newest message. */
export function afterLast(conversation: Conversation): { readonly after?: string } {
  const last = lastMessage(conversation);
  return last ? { after: last.id } : {};
}
