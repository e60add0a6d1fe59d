import type { Intent, Reply } from './intent.ts';
import type { Store } from './store.ts';

type Refresh = Extract<Intent, { kind: 'refresh' }>;

/**
 * What a message says now, for a client that draws it again: to whom it was sent, and of a channel's to every member of its
 * partnership. `none` to anybody else, where there is no such message, and while a form stands in its place, which it would wipe out.
 */
export async function showMessage(
  { ledger, members }: Pick<Store, 'ledger' | 'members'>,
  { from, ref, leaves }: Refresh,
  machineNow: Date,
): Promise<Reply> {
  const [message, acting] = await Promise.all([
    ledger.at(from.workspaceId, ref),
    members.acting(from, machineNow),
  ]);
  if (!message) return { kind: 'none' };
  const { to, partnershipId, card, isHeld } = message;
  if (isHeld && !leaves) return { kind: 'none' };
  const isTheirs = to.kind === 'channel' || to.id === from.userId;
  const isIn = acting.some(({ partnership }) => partnership.id === partnershipId);
  return isTheirs && isIn ? { kind: 'replace', card } : { kind: 'none' };
}
