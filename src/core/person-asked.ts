import type { MessageState } from './message-state.ts';
import type { WhyCancelled } from './why-cancelled.ts';

/** A message of one period to somebody who was asked, and what became of it. */
export interface MessageToAsked {
  readonly id: string;
  /** receipt: only one that is not there yet. */
  readonly kind: 'prompt' | 'deputy' | 'reminder' | 'receipt';
  readonly state: MessageState;
  /** Calendar time; absent where it was not sent, or nobody kept at what calendar time. */
  readonly sentAt?: Date;
  /** Machine time of the same. */
  readonly sentByMachineAt?: Date;
  /** Why it was cancelled; absent where it was not needed any more. */
  readonly cancelled?: WhyCancelled;
  /** What the platform said of the last attempt that did not succeed. */
  readonly error?: string;
}

/** What is known of one lead or deputy who was asked in a period. Calendar time throughout. */
export interface PersonAsked {
  readonly requestId: string;
  readonly memberId: string;
  /** The plan's id of them. */
  readonly key: string;
  readonly name: string;
  /** As what they were asked. */
  readonly as: readonly ('lead' | 'deputy')[];
  /** How many actions. */
  readonly asked: number;
  /** How many of those have an update, whoever gave it. */
  readonly answered: number;
  readonly askedAt: Date;
  /** The message that asked first; it is in `messages` unless they could not be written to. */
  readonly promptId: string;
  /** Their own first update of what they were asked. */
  readonly answeredAt?: Date;
  /** Their reply that waits to be confirmed. */
  readonly draftedAt?: Date;
  readonly snoozedUntilAt?: Date;
  /** Oldest first. */
  readonly handedOver: readonly HandedOver[];
  /** Oldest first. */
  readonly messages: readonly MessageToAsked[];
}

export interface HandedOver {
  readonly at: Date;
  /** By their own wish, or because nobody had answered. */
  readonly for: 'passed' | 'no-answer';
  /** How many actions. */
  readonly actions: number;
}

/**
 * The first sign that they saw what they were asked: an answer, a reply, or a press of Pass to deputy. Undefined where there is none:
 * no platform says who has read a message.
 */
export function seenAt({ answeredAt, draftedAt, handedOver }: PersonAsked): Date | undefined {
  const passed = handedOver.filter((one) => one.for === 'passed').map(({ at }) => at);
  const signs = [answeredAt, draftedAt, ...passed].filter((at) => at !== undefined);
  return signs.sort((a, b) => a.getTime() - b.getTime())[0];
}

/** The message that asked them first; undefined where they have no account to write to. */
export function promptOf({ messages, promptId }: PersonAsked): MessageToAsked | undefined {
  return messages.find(({ id }) => id === promptId);
}

/** How many of what they were asked have no update. */
export const owedBy = ({ asked, answered }: PersonAsked): number => Math.max(0, asked - answered);

/** They owe something, and may not know of it: the message that asked them is not there, nor on its way. */
export function isTroubled(person: PersonAsked): boolean {
  if (owedBy(person) === 0 || seenAt(person)) return false;
  const state = promptOf(person)?.state;
  return state === undefined || state === 'held' || state === 'failed' || state === 'cancelled';
}

/** They owe something, and what would have asked them for it could not be delivered before it was too late; they gave no sign that they know. */
export function wasNeverAsked(person: PersonAsked): boolean {
  if (owedBy(person) === 0) return false;
  const missed = person.messages.filter(
    ({ kind, cancelled }) => (kind === 'prompt' || kind === 'deputy') && cancelled === 'over',
  );
  const further = missed.some(({ id }) => id !== person.promptId);
  return further || (missed.length > 0 && !seenAt(person));
}
