import { welcomeCard } from '../messages/welcome.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { queueToMember } from './queue-message.ts';
import type { Store } from './store.ts';
import type { DeliveryKind } from './store-ledger.ts';
import type { MemberFacts } from './store-members.ts';
import { whatComes } from './what-comes.ts';

/** What says of itself who writes, and why. */
const asking: readonly DeliveryKind[] = ['prompt', 'reminder', 'deputy'];

/**
 * Tells a member who writes to them, once an account: one that can be written to from now on. Not where they are written to
 * elsewhere, nor where they are being asked something at this moment.
 */
export async function welcome(
  tx: Store,
  partnership: PartnershipNow,
  member: Pick<MemberFacts, 'id'> & {
    readonly subGroups: readonly Pick<MemberFacts['subGroups'][number], 'as'>[];
  },
  account: { readonly workspaceId: string; readonly userId: string },
): Promise<void> {
  const { workspaceId, userId } = account;
  const to = await tx.members.reach(partnership.id, member.id);
  if (to?.workspaceId !== workspaceId || to.id !== userId) return;
  const period = await tx.periods.latest(partnership.id);
  const queued =
    period && (await tx.ledger.queuedFor(partnership.id, period.id, member.id, asking));
  if (queued && queued.length > 0) return;
  const isAsked = member.subGroups.some(({ as }) => as !== 'chair');
  const card = welcomeCard(contextOf(partnership), {
    isAsked,
    ...(await whatComes(tx, partnership)),
  });
  const key = `welcome:${workspaceId}:${userId}`;
  await queueToMember(tx, partnership, member.id, { key, kind: 'notice', card });
}
