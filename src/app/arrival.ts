import type { Acting } from './acting.ts';
import type { Turn } from './turn.ts';

/** Somebody who did something, in every partnership that it could be meant for. */
export interface Arrival {
  readonly acting: readonly Acting[];
  readonly eventId: string;
  readonly machineNow: Date;
  /** The event is on record already: it only reads. */
  readonly isRecorded?: true;
}

/** The turn in the partnership that a button or a form names; undefined where they are not a member of it. */
export function turnIn(arrival: Arrival, partnershipId: string): Turn | undefined {
  const acting = arrival.acting.find(({ partnership }) => partnership.id === partnershipId);
  return acting && { ...arrival, acting };
}
