import type { Recipient } from './platform.ts';
import type { DeliveryKind } from './store-ledger.ts';
import type { WorkspaceFacts } from './store-workspaces.ts';

/** An attempt of a message that was held, since nobody can say whether it arrived, or that failed for good. */
export interface TroubledAttempt {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly what: 'held' | 'failed';
}

/**
 * reached: sent again by itself, since whoever it is for can be written to now. needless: it was not needed any more. arrived: it
 * turned out to be there.
 */
export type Outcome = 'resent' | 'reached' | 'dismissed' | 'needless' | 'arrived';

/** The same as a note to the coordinators tells of it. */
export interface TroubleFacts extends TroubledAttempt {
  readonly kind: DeliveryKind;
  readonly to: Pick<Recipient, 'kind' | 'id'>;
  readonly memberId?: string;
  readonly platform: WorkspaceFacts['platform'];
  /** It failed since they do not have the app. */
  readonly lacksApp?: boolean;
  /** What the message is headed. */
  readonly title: string;
  /** Who shared it, where somebody did. */
  readonly sharedById?: string;
  /** Calendar time: past it, it would not go out any more. */
  readonly notAfter?: Date;
  /** Absent as long as the message is held or failed, and nobody has decided. */
  readonly outcome?: Outcome;
  readonly decidedById?: string;
}

/** What the coordinators are asked about messages in trouble: in one note for all of a kind and a period that come before it is answered. */
export interface Troubles {
  /** One at a time in a partnership, until the transaction ends. To be held before anything that is held or failed is changed. */
  hold(partnershipId: string): Promise<void>;
  /**
   * Puts it in the note of its kind and period that has something undecided, else in a new one. The note's id; undefined where it is
   * told of already.
   */
  add(partnershipId: string, troubled: TroubledAttempt): Promise<string | undefined>;
  /** All that a note tells of, in the order they were queued. */
  ofNote(partnershipId: string, noteId: string): Promise<readonly TroubleFacts[]>;
  /** The note that tells of the message's latest trouble. */
  noteOf(partnershipId: string, deliveryId: string): Promise<string | undefined>;
  /** Notes about messages of a period that have something undecided. */
  undecided(partnershipId: string, periodId: string): Promise<readonly string[]>;
  /** What became of these messages' latest trouble; `byId`: the coordinator who decided. */
  decide(
    partnershipId: string,
    deliveryIds: readonly string[],
    outcome: Exclude<Outcome, 'arrived'>,
    byId?: string,
  ): Promise<void>;
}
