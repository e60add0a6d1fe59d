import type { Card } from '../messages/card.ts';

/** Somebody you can be in the local workspace. */
export interface LocalPerson {
  readonly userId: string;
  readonly name: string;
  readonly partnershipId: string;
  readonly partnershipName: string;
  /** In words: "Lead of Fathers", "Executive member", "Coordinator". */
  readonly roles: readonly string[];
}

export interface LocalChannel {
  readonly id: string;
  readonly name: string;
  readonly partnershipId: string;
}

export interface LocalMessage {
  readonly id: string;
  readonly threadOf?: string;
  readonly card: Card;
  /** Calendar time, simulated where the partnership's is. */
  readonly postedAt: Date;
  readonly replacedAt?: Date;
}

export type Conversation = `user:${string}` | `channel:${string}`;

export interface NewLocalMessage {
  readonly conversation: Conversation;
  readonly key: string;
  readonly card: Card;
  readonly postedAt: Date;
  readonly threadOf?: string;
}

/** The local workspace's own store of messages: what Slack and Teams keep on their side. */
export interface LocalStore {
  /** Our id of the local workspace. */
  readonly workspaceId: string;
  people(): Promise<readonly LocalPerson[]>;
  channelsOf(userId: string): Promise<readonly LocalChannel[]>;
  /** Oldest first, threads with their parents; at most the newest `limit`. */
  messages(conversation: Conversation, limit: number): Promise<readonly LocalMessage[]>;
  /** Stores once per key; gives the message's id, of the first where the key is there already. */
  put(message: NewLocalMessage): Promise<string>;
  /** False where there is no such message. */
  replace(id: string, card: Card, at: Date): Promise<boolean>;
  /** Ids by key, of those that are there. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Calls back after every message that is put or replaced, by any process; gives the way to stop. */
  watch(changed: (conversation: Conversation) => void): Promise<() => Promise<void>>;
}

/** A milestone ahead, for the clock control. */
export interface MilestoneAhead {
  readonly at: Date;
  /** "Reminder", "Roll-up to the Executive", ... */
  readonly what: string;
}

export interface SimulatedTime {
  readonly now: Date;
  readonly zone: string;
  /** Soonest first. */
  readonly ahead: readonly MilestoneAhead[];
}

/** The clock of a partnership that lives in the local workspace alone. It only moves forward. */
export interface LocalTime {
  /** Undefined where the partnership lives in real time. */
  read(partnershipId: string): Promise<SimulatedTime | undefined>;
  /** Walks every milestone on the way, delivering at each. Gives a sentence where it cannot go there. */
  jump(
    partnershipId: string,
    to: Date | 'next',
  ): Promise<SimulatedTime | { readonly refused: string }>;
}
