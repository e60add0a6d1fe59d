import type { Card } from '../messages/card.ts';
import type { Recipient } from './platform.ts';

export type DeliveryKind =
  | 'prompt'
  | 'reminder'
  | 'deputy'
  | 'chair'
  | 'receipt'
  | 'roll-up'
  | 'roll-up-detail'
  | 'notice'
  | 'shared';

export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'uncertain'
  | 'held'
  | 'cancelled'
  | 'failed';

/** One chat message to be delivered. */
export interface NewDelivery {
  readonly id: string;
  readonly partnershipId: string;
  /** What it says, about which period, to whom: never said twice. */
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly to: Recipient;
  readonly memberId?: string;
  readonly periodId?: string;
  readonly card: Card;
  /** Machine time. */
  readonly notBefore: Date;
  /** Calendar time: past it, it is cancelled. */
  readonly notAfter?: Date;
  /** Claimed only once that one is sent: in its thread, or instead of it. */
  readonly follows?: { readonly id: string; readonly as: 'thread' | 'replaces' };
}

export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly messageRef?: string;
  readonly lastError?: string;
  readonly queuedAt: Date;
  readonly sentAt?: Date;
}

/** A message that was sent or will be, with what stands in it: its own card, or its newest replacement's. */
export interface ShownMessage
  extends Pick<NewDelivery, 'id' | 'key' | 'kind' | 'memberId' | 'card'> {
  /** Still queued: its card can be changed where it is. */
  readonly waiting: boolean;
  /** The card is a replacement's. */
  readonly replaced: boolean;
}

export type WhichShown =
  | { readonly keys: readonly string[] }
  | {
      readonly periodId: string;
      readonly memberId: string;
      readonly kinds: readonly DeliveryKind[];
    };

export interface Claimed {
  readonly leaseId: string;
  readonly delivery: NewDelivery & { readonly attempt: number };
  /** The reference of the message it follows. */
  readonly followsRef?: string;
  /** The partnership's calendar time at the claim. */
  readonly calendarAt: Date;
}

/** How an attempt ended. */
export type Attempted =
  | { readonly state: 'sent'; readonly messageRef: string }
  | { readonly state: 'queued'; readonly notBefore: Date; readonly error: string }
  | { readonly state: 'uncertain'; readonly settleUntil: Date; readonly error: string }
  | { readonly state: 'held' | 'failed'; readonly error: string };

export interface Ledger {
  /** False where the key is there already: it is never said twice. */
  queue(delivery: NewDelivery): Promise<boolean>;
  /** Queues a replacement and cancels older ones of the same message that are still queued: the newest wins. */
  queueReplacement(delivery: NewDelivery): Promise<void>;
  /** Queued ones of these kinds to this member about this period. */
  queuedFor(
    partnershipId: string,
    periodId: string,
    memberId: string,
    kinds: readonly DeliveryKind[],
  ): Promise<readonly Delivery[]>;
  /** Oldest first; without those that were cancelled or failed. */
  shown(partnershipId: string, which: WhichShown): Promise<readonly ShownMessage[]>;
  /** Only while queued; false where it is not any more. */
  recard(partnershipId: string, id: string, card: Card): Promise<boolean>;
  /** Only while queued; gives how many were. */
  cancel(partnershipId: string, ids: readonly string[]): Promise<number>;
  /** Workspaces with something to claim. */
  waiting(machineNow: Date, partnershipId?: string): Promise<readonly string[]>;
  /** Workspaces in which something of the partnership can go now or is being sent under a lease. */
  underWay(machineNow: Date, partnershipId: string): Promise<readonly string[]>;
  /** Cancels what is past its time, then leases up to `limit` of one workspace, oldest first. None where another instance serves it. */
  claim(
    workspaceId: string,
    machineNow: Date,
    leaseMs: number,
    limit: number,
    partnershipId?: string,
  ): Promise<readonly Claimed[]>;
  /** Ends an attempt; false where the lease is not ours any more. That it was sent is believed as long as the delivery is uncertain. */
  settle(
    partnershipId: string,
    id: string,
    leaseId: string,
    attempted: Attempted,
  ): Promise<boolean>;
  /**
   * Leases that ran out, by the database's clock, become uncertain, settled from then on. Gives uncertain ones whose settle time is
   * over by both clocks, the database's and this one.
   */
  unsettled(machineNow: Date, settleMs: number): Promise<readonly Delivery[]>;
  /** After a look-up: from uncertain only. */
  resolve(
    partnershipId: string,
    id: string,
    to: 'queued' | 'held' | { messageRef: string },
    at: Date,
  ): Promise<boolean>;
  get(partnershipId: string, id: string): Promise<Delivery | undefined>;
  /** Newest first. */
  list(
    partnershipId: string,
    where: { states?: readonly DeliveryState[]; periodId?: string; limit: number },
  ): Promise<readonly Delivery[]>;
  /** Replaces the wake-up of another process: called after a commit that queued something. */
  onQueued(listener: () => void): Promise<() => Promise<void>>;
}
