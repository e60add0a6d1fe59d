import type { PersonThere } from '../core/match-people.ts';
import type { RateLimit } from '../core/pace.ts';
import type { Card } from '../messages/card.ts';
import type { Handle } from './intent.ts';

/** A person's direct messages, or a channel, on one workspace. */
export interface Recipient {
  readonly workspaceId: string;
  readonly kind: 'user' | 'channel';
  /** The platform's own id. */
  readonly id: string;
}

export interface Outgoing {
  readonly to: Recipient;
  readonly card: Card;
  /** Opaque and unique: a platform that keeps it can say later whether the message arrived. */
  readonly key: string;
  /** Calendar time, for the platform that shows it itself: the local workspace. */
  readonly at: Date;
  /** The reference of a message to replace. */
  readonly replaces?: string;
  /** The reference of a message to answer in its thread. */
  readonly inThreadOf?: string;
  /** To be asked immediately before the request is written: false where somebody else may have taken the message over, and then nothing is sent. */
  readonly stillOurs: () => boolean;
}

/** What a platform takes, as data: dispatch keeps to it. */
export interface SendingLimits {
  /** Messages to one person or one channel. */
  readonly recipient: readonly RateLimit[];
  /** Messages in the whole workspace. */
  readonly workspace: readonly RateLimit[];
  /** How many of a workspace's people and channels are written to at the same time; each gets its messages one by one. */
  readonly atOnce: number;
  /** The longest that a call takes before the platform's client gives it up. */
  readonly callMs: number;
  /** Look-ups in one workspace; absent where there is no limit. */
  readonly find?: RateLimit;
}

/** What is called on a platform; where it says "too many", only the same method of the same workspace waits. */
export type Method = 'post' | 'replace' | 'find';

/** A message to be looked up. */
export interface Sought {
  readonly key: string;
  /** How often it was sent: what was read before the last time says nothing of that one. */
  readonly attempt: number;
  /** The reference of the message in whose thread it would be. */
  readonly inThreadOf?: string;
}

/** A chat platform behind one port. Transport only: it decides nothing. */
export interface Platform {
  readonly name: 'local' | 'slack' | 'teams';
  readonly limits: SendingLimits;
  start(handle: Handle): Promise<void>;
  /**
   * The message's reference on the platform. Throws DeliveryError, and nothing else, when it is not certain to have arrived; where
   * `stillOurs` said no, one that is neither permanent nor ambiguous.
   */
  deliver(outgoing: Outgoing): Promise<string>;
  /**
   * References by key of those that did arrive; absent where the platform cannot look messages up. Throws DeliveryError where it
   * cannot say of every one.
   */
  find?(
    to: Recipient,
    sought: readonly Sought[],
    since: Date,
  ): Promise<ReadonlyMap<string, string>>;
  /**
   * Everybody in a workspace but bots and those who left; absent where the platform does not say. Throws DeliveryError where it cannot
   * say of every one, and the signal's reason where that is aborted meanwhile.
   */
  people?(workspaceId: string, signal?: AbortSignal): Promise<readonly PersonThere[]>;
  stop(): Promise<void>;
}

/** The platform that serves a workspace; undefined where none is running for it. */
export type PlatformOf = (workspaceId: string) => Platform | undefined;
