import type { ActionNow } from '../core/action-now.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { Card } from '../messages/card.ts';
import { type ClaimOutcome, claimOutcomeCard } from '../messages/completion.ts';
import { completionClaimedCard } from '../messages/completion-claimed.ts';
import { answeredSinceCard, completionDecidedCard } from '../messages/completion-decided.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { coordinatorKey, queueToCoordinators, queueToMember } from './queue-message.ts';
import { replaceShown } from './replace-shown.ts';
import type { Store } from './store.ts';
import type { MemberFacts } from './store-members.ts';
import type { Decision } from './store-updates.ts';

const keyOf = (updateId: string) => `claimed:${updateId}`;
const decidedKey = (updateId: string) => `decided:${updateId}`;

/** Asks the coordinators to accept a claimed completion or send it back; once an update. */
export async function askAboutClaim(
  tx: Store,
  partnership: PartnershipNow,
  claim: Parameters<typeof completionClaimedCard>[1],
): Promise<void> {
  const card = completionClaimedCard(contextOf(partnership), claim);
  const message = { key: keyOf(claim.updateId), kind: 'notice', card } as const;
  await queueToCoordinators(tx, partnership, message);
}

/** Whoever was asked about the claim sees what became of it, and has nothing to press any more. */
export async function tellOutcome(
  tx: Store,
  partnership: PartnershipNow,
  updateId: string,
  card: Card,
): Promise<void> {
  const members = await tx.members.all(partnership.id);
  await replaceClaims(tx, partnership, members, new Map([[updateId, card]]));
}

/** To whoever claimed it, what was decided; once a decision. An answer to one that was sent back belongs to the latest period. */
export async function tellAuthor(
  tx: Store,
  partnership: PartnershipNow,
  { action, update }: { readonly action: ActionNow; readonly update: StatusUpdate },
  decision: Decision,
): Promise<void> {
  const latest = await tx.periods.latest(partnership.id);
  const periodId = latest?.id ?? update.periodId;
  const card = completionDecidedCard(contextOf(partnership), { action, periodId, decision });
  const message = { key: decidedKey(update.id), kind: 'notice', card } as const;
  await queueToMember(tx, partnership, update.authorId, message);
}

/**
 * The same for claims that a newer update of these actions has just taken the place of, and for those that were sent
 * back and are answered now: there its author sees it too.
 */
export async function refreshClaims(
  tx: Store,
  partnership: PartnershipNow,
  actionIds: readonly string[],
): Promise<void> {
  if (actionIds.length === 0) return;
  const takenBack = await tx.updates.takenBack(partnership.id, actionIds);
  const sentBack = await tx.updates.sentBack(partnership.id, actionIds);
  const changed = [...takenBack, ...sentBack];
  if (changed.length === 0) return;
  const ids = changed.map(({ actionId }) => actionId);
  const actions = await tx.plans.actions(partnership.id, { ids });
  const cardsOf = (claims: typeof sentBack, draw: (action: ActionNow) => Card) =>
    claims.flatMap(({ updateId, actionId }) => {
      const action = actions.find(({ id }) => id === actionId);
      return action ? [[updateId, draw(action)] as const] : [];
    });
  const answered = cardsOf(sentBack, answeredSinceCard);
  const ended = cardsOf(takenBack, (action) => claimOutcomeCard(action, outcomeNow(action)));
  const members = await tx.members.all(partnership.id);
  await replaceClaims(tx, partnership, members, new Map([...ended, ...answered]));
  const told = new Map(answered.map(([updateId, card]) => [decidedKey(updateId), card]));
  await replaceByKey(tx, partnership, told);
}

/** What became of a claim that is not what is said of the action any more, or was decided. */
export function outcomeNow(
  action: ActionNow,
  decision?: Decision,
  members: readonly Pick<MemberFacts, 'id' | 'name'>[] = [],
): ClaimOutcome {
  if (decision) {
    const { kind, reason, deciderId } = decision;
    const by = members.find(({ id }) => id === deciderId)?.name;
    return { kind, ...(by ? { by } : {}), ...(reason ? { reason } : {}) };
  }
  if (action.state === 'complete-claimed') return { kind: 'claimed-anew' };
  return { kind: 'taken-back', by: action.latest?.capacity ?? 'lead' };
}

/** Puts these cards, by update, in the place of what asked about its claim. */
export async function replaceClaims(
  tx: Store,
  partnership: PartnershipNow,
  members: readonly MemberFacts[],
  cards: ReadonlyMap<string, Card>,
): Promise<void> {
  // Whoever was a coordinator then need not be one now.
  const byKey = new Map(
    [...cards].flatMap(([updateId, card]) =>
      members.map((member) => [coordinatorKey(keyOf(updateId), member.id), card] as const),
    ),
  );
  await replaceByKey(tx, partnership, byKey);
}

async function replaceByKey(
  tx: Store,
  partnership: PartnershipNow,
  byKey: ReadonlyMap<string, Card>,
): Promise<void> {
  for (const shown of await tx.ledger.shown(partnership.id, { keys: [...byKey.keys()] })) {
    const card = byKey.get(shown.key);
    if (card) await replaceShown(tx, partnership, shown, card);
  }
}
