import type { MessageState } from '../core/message-state.ts';
import type { StaleReason } from '../core/why-cancelled.ts';
import type { Card } from '../messages/card.ts';
import type { Method, Recipient } from './platform.ts';

export type DeliveryKind =
  | 'prompt'
  | 'reminder'
  | 'deputy'
  | 'chair'
  | 'receipt'
  | 'roll-up'
  | 'roll-up-detail'
  | 'notice'
  /** To a coordinator, about another message. It is repeated rather than lost, and about itself nobody is told. */
  | 'trouble'
  | 'shared';

export type DeliveryState = MessageState;

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
  /** How long after it was queued it may go; at once where absent. */
  readonly waitMs?: number;
  /** Calendar time: past it, it is cancelled. */
  readonly notAfter?: Date;
  /** Claimed only once that one is sent: in its thread, or instead of it. */
  readonly follows?: { readonly id: string; readonly as: 'thread' | 'replaces' };
  /** Also in the place of one with its key that was cancelled. */
  readonly revives?: true;
  /** One of many that go out together: what answers a person overtakes it. */
  readonly fanOut?: boolean;
}

export interface Delivery extends Omit<NewDelivery, 'waitMs' | 'revives'> {
  /** By the database's clock. */
  readonly notBefore: Date;
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
  /** Queued or failed, so certainly not there: its card can be changed where it is. */
  readonly waiting: boolean;
  /** Held or failed: it goes out again if a coordinator says so. */
  readonly troubled: boolean;
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

/** A message that was sent, with what is to stand in it now, whether or not that was sent yet. */
export interface MessageNow {
  readonly partnershipId: string;
  readonly to: Recipient;
  readonly card: Card;
  /** Somebody fills in a form in its place. */
  readonly isHeld: boolean;
}

export interface Claimed {
  readonly leaseId: string;
  readonly delivery: Delivery;
  /** The reference of the message it follows. */
  readonly followsRef?: string;
  /** The partnership's calendar time at the claim. */
  readonly calendarAt: Date;
}

export interface ClaimRequest {
  readonly workspaceId: string;
  readonly machineNow: Date;
  readonly leaseMs: number;
  readonly limit: number;
  /** Of one person or channel. */
  readonly limitEach?: number;
  /** People and channels that can take nothing now. */
  readonly except?: readonly Pick<Recipient, 'kind' | 'id'>[];
  readonly partnershipId?: string;
}

/** What was leased at once, in the order to be sent. */
export interface Batch {
  /** How many batches the workspace has had with this one; a gap means that another instance served it meanwhile. */
  readonly number: number;
  readonly claimed: readonly Claimed[];
}

/** A lease on one message. */
export interface Lease {
  readonly partnershipId: string;
  readonly id: string;
  readonly leaseId: string;
}

export interface Sent extends Lease {
  readonly messageRef: string;
}

/** It may have arrived, under that lease. */
export interface Unsettled {
  readonly leaseId: string;
  /** How often it was looked up in vain, or was repeated since nobody can look. */
  readonly lookUps: number;
  readonly delivery: Delivery;
  /** The reference of the message it follows. */
  readonly followsRef?: string;
}

/** queued: it is not there. repeated: nobody can look, and it does less harm twice than not at all. held, failed: nobody can tell. */
export type Resolved = 'queued' | 'repeated' | 'held' | 'failed' | { readonly messageRef: string };

/** How an attempt ended that did not succeed; what it waits for is counted from when that is written, by the database's clock. */
export type Attempted =
  | { readonly state: 'queued'; readonly waitMs: number; readonly error: string }
  | { readonly state: 'uncertain'; readonly settleMs: number; readonly error: string }
  | { readonly state: 'failed'; readonly error: string };

export interface UnderWay {
  readonly counts: Readonly<Record<Exclude<DeliveryState, 'sent' | 'cancelled'>, number>>;
  /** Of those that could go now, in milliseconds since they could; 0 where none can. */
  readonly oldestDueMs: number;
  /** Of those that wait for anything but a coordinator or somebody's open form, in milliseconds since they were queued; 0 where none do. */
  readonly oldestQueuedMs: number;
}

export interface Ledger {
  /** False where the key is there already: it is never said twice. */
  queue(delivery: NewDelivery): Promise<boolean>;
  /** Queues a replacement, for wherever what it replaces is, and cancels older ones of the same message that are still queued: the newest wins. */
  queueReplacement(delivery: NewDelivery): Promise<void>;
  /**
   * After accounts changed: what is queued for one that its member has no more goes to the one they have now. What is for somebody who
   * has none, or for a channel of a workspace that is not used any more, is cancelled when it would be claimed.
   */
  readdress(partnershipId: string): Promise<void>;
  /** Queued ones of these kinds to this member about this period. */
  queuedFor(
    partnershipId: string,
    periodId: string,
    memberId: string,
    kinds: readonly DeliveryKind[],
  ): Promise<readonly Delivery[]>;
  /** Oldest first; without those that were cancelled. */
  shown(partnershipId: string, which: WhichShown): Promise<readonly ShownMessage[]>;
  /** Only while queued or failed; false where it is not any more. */
  recard(partnershipId: string, id: string, card: Card): Promise<boolean>;
  /** As not needed any more, only while queued, held or failed; gives how many were. */
  cancel(partnershipId: string, ids: readonly string[]): Promise<number>;
  /** Cancels what is queued about a period and may go no later than this, by the calendar. */
  endOver(partnershipId: string, periodId: string, calendarNow: Date): Promise<void>;
  /** Workspaces with something to claim. */
  waiting(machineNow: Date, partnershipId?: string): Promise<readonly string[]>;
  /** Workspaces in which something of the partnership can go now or is being sent under a lease. */
  underWay(machineNow: Date, partnershipId: string): Promise<readonly string[]>;
  /**
   * Cancels what is past its time, or for an account or a workspace that was taken away; then leases up to `limit` of one workspace: what answers a person first, then oldest first.
   * Undefined where there is nothing, or another instance serves it.
   */
  claim(request: ClaimRequest): Promise<Batch | undefined>;
  /** When messages in this workspace were sent, so many milliseconds back by the database's clock; oldest first. */
  sentLately(
    workspaceId: string,
    withinMs: number,
  ): Promise<readonly { readonly to: Pick<Recipient, 'kind' | 'id'>; readonly agoMs: number }[]>;
  /** Nothing is called by this method in the workspace for so long, by the database's clock. */
  hold(workspaceId: string, method: Method, forMs: number): Promise<void>;
  /** Takes the workspace's turn to look something up, and nobody has the next for so long; false where it is not time yet. */
  takeLookUp(workspaceId: string, forMs: number): Promise<boolean>;
  /** False where the lease is not ours any more; but that it was sent is believed after the lease too, as long as nobody has taken it up anew. */
  settleSent(sent: Sent): Promise<boolean>;
  /** Back to the queue: what was leased and certainly was not called for. */
  release(leases: readonly Lease[]): Promise<void>;
  /** Ends an attempt that did not succeed, also after its lease, as long as it is uncertain; false where the lease is not ours any more. */
  settle(lease: Lease, attempted: Attempted): Promise<boolean>;
  /** Leases that ran out, by the database's clock, become uncertain, settled from then on. Gives how many. */
  expire(settleMs: number): Promise<number>;
  /**
   * Uncertain ones of a workspace whose settle time is over, by the database's clock, up to `limit`, the longest waiting first;
   * without those that wait for the workspace's next look-up.
   */
  unsettled(workspaceId: string, limit: number): Promise<readonly Unsettled[]>;
  /** Workspaces with some of these. */
  unsettledIn(): Promise<readonly string[]>;
  /** Looked up in vain: they stay uncertain, and are looked up again after so long, by the database's clock. */
  postpone(leases: readonly Lease[], forMs: number): Promise<void>;
  /** After a look-up, of the attempt under this lease only: false where it is not uncertain any more. */
  resolve(lease: Lease, to: Resolved): Promise<boolean>;
  /**
   * Of these, the held and failed ones go out again, now, with the words that were to replace them, to the accounts that their members
   * have now. Gives which.
   */
  resend(partnershipId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** Why each of these would be cancelled as soon as it was queued; without those that would go out. */
  stale(
    partnershipId: string,
    ids: readonly string[],
    machineNow: Date,
  ): Promise<ReadonlyMap<string, StaleReason>>;
  /** Of these, the held and failed ones are left at that. Gives which. */
  dismiss(partnershipId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** How many are in each state that is not final, and how long the oldest have waited. */
  underWayNow(): Promise<UnderWay>;
  get(partnershipId: string, id: string): Promise<Delivery | undefined>;
  /** What failed for this very account of the member's, oldest first. */
  failedTo(
    partnershipId: string,
    memberId: string,
    account: { readonly workspaceId: string; readonly userId: string },
  ): Promise<readonly Delivery[]>;
  /** The message with this reference, as the platform gave it. */
  at(workspaceId: string, messageRef: string): Promise<MessageNow | undefined>;
  /** What would replace the message with this reference waits for so long from now, by the database's clock. */
  holdEdits(workspaceId: string, messageRef: string, forMs: number): Promise<void>;
  /** It waits no longer. */
  letEdits(workspaceId: string, messageRef: string): Promise<void>;
  /** Newest first. */
  list(
    partnershipId: string,
    where: { states?: readonly DeliveryState[]; limit: number },
  ): Promise<readonly Delivery[]>;
  /** Replaces the wake-up of another process: called after a commit that queued something. */
  onQueued(listener: () => void): Promise<() => Promise<void>>;
}
