import type { Card } from '../messages/card.ts';
import { strangerCard, unclaimedCard } from '../messages/strangers.ts';
import type { Sender } from './intent.ts';
import type { Store } from './store.ts';

/**
 * What somebody without an account reads, whatever they did: how to be let in; or, in a workspace that no partnership uses, how to
 * link it to one. Nothing of any partnership is read for it.
 */
export async function tellStranger(
  store: Pick<Store, 'workspaces'>,
  { workspaceId, userId }: Sender,
): Promise<Card> {
  const workspace = await store.workspaces.find(workspaceId);
  if (!workspace || workspace.platform === 'local') return strangerCard();
  const { platform, externalId } = workspace;
  return workspace.isClaimed
    ? strangerCard({ platform, userId })
    : unclaimedCard({ platform, externalId });
}
