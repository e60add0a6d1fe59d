import type { Card } from '../messages/card.ts';
import { installedCard } from '../messages/installed.ts';
import type { Database } from './store.ts';
import type { Installation } from './store-installations.ts';

/** A workspace installed the bot: its people are to be matched, maybe anew. Gives what whoever installed it reads. */
export async function afterInstall(
  { matches, members }: Database,
  { workspaceId, name, externalId }: Installation,
  machineNow: Date,
): Promise<Card> {
  await matches.want(workspaceId);
  const using = await matches.partnerships(workspaceId);
  const claimedBy = await Promise.all(using.map((id) => members.partnership(id, machineNow)));
  return installedCard({
    name,
    externalId,
    claimedBy: claimedBy.flatMap((partnership) => partnership?.name ?? []),
  });
}
