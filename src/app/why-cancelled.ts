/** Why the ledger cancels a message that was queued, as it keeps the reason. */
export const whyCancelled = {
  over: 'its time is over',
  orphaned: 'what it follows is never sent',
  superseded: 'a newer one takes its place',
  dismissed: 'dismissed by a coordinator',
} as const;

/** Why a message is not worth sending: it would be cancelled at once. */
export type StaleReason = 'over' | 'orphaned' | 'superseded';

const staleReasons: readonly StaleReason[] = ['over', 'orphaned', 'superseded'];

/** Reads the reason back. */
export function staleReasonOf(kept: string | null | undefined): StaleReason | undefined {
  return staleReasons.find((reason) => whyCancelled[reason] === kept);
}
