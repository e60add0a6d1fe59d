/** Why the ledger cancels a message that was queued, as it keeps the reason. */
export const whyCancelled = {
  over: 'its time is over',
  orphaned: 'what it follows is never sent',
  superseded: 'a newer one takes its place',
  unreached: 'the account or the channel that it was for is not used any more',
  dismissed: 'dismissed by a coordinator',
} as const;

export type WhyCancelled = keyof typeof whyCancelled;

/** Why a message is not worth sending: it would be cancelled at once. */
export type StaleReason = Exclude<WhyCancelled, 'dismissed'>;

const reasons: readonly WhyCancelled[] = [
  'over',
  'orphaned',
  'superseded',
  'unreached',
  'dismissed',
];

/** Reads the reason back; undefined for anything else that was kept, such as what a platform said before. */
export function whyCancelledOf(kept: string | null | undefined): WhyCancelled | undefined {
  return reasons.find((reason) => whyCancelled[reason] === kept);
}
