import type { Acting } from './acting.ts';
import type { Turn } from './turn.ts';
import type { Workings } from './workings.ts';

/** Somebody who did something, in every partnership that it could be meant for. */
export interface Arrival {
  readonly acting: readonly Acting[];
  readonly eventId: string;
  readonly machineNow: Date;
  /** The event is on record already: it only reads. */
  readonly isRecorded?: true;
}

/** The turn in the partnership that a button or a form names; undefined, and a line in the log, where they are not a member of it. */
export function turnIn(
  { log }: Pick<Workings, 'log'>,
  arrival: Arrival,
  partnershipId: string,
): Turn | undefined {
  const acting = arrival.acting.find(({ partnership }) => partnership.id === partnershipId);
  if (acting) return { ...arrival, acting };
  const [someone] = arrival.acting;
  const about = { workspace: someone?.workspaceId, event: arrival.eventId };
  log.warn(about, 'Something of another partnership was refused.');
  return undefined;
}
