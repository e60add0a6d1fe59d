import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange, isAsked } from '../core/asked.ts';
import { subGroupsToUpdate } from '../core/permissions.ts';
import { type NotUnderstood, parseReply } from '../core/reply.ts';
import { draftCard } from '../messages/draft.ts';
import { greetingCard } from '../messages/greeting.ts';
import { nothingToReplyToCard } from '../messages/trouble.ts';
import { notAskedAbout, whyNotRead } from '../messages/why-not.ts';
import { endReplacedNotes } from './draft-notes.ts';
import type { Reply } from './intent.ts';
import { mergeDraft } from './merge-draft.ts';
import { contextOf } from './message-context.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import { type NotRead, readItems } from './read-items.ts';
import type { Store } from './store.ts';
import { type Turn, whyNoUpdate } from './turn.ts';

/**
 * Reads a plain reply as answers, keeps them as the member's draft of the period, and shows them back to confirm.
 * A new reply replaces only the refs that it names and can be read of; what is left of an earlier reply is shown apart.
 * Whatever was not understood is said, with why; and what somebody else has answered already is shown beside it.
 */
export async function draftReply(tx: Store, turn: Turn, text: string): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const subGroupIds = subGroupsToUpdate(member);
  const theirs = await tx.plans.actions(partnership.id, subGroupIds ? { subGroupIds } : {});
  const actions = theirs.filter(isAsked);
  if (actions.length === 0) return { kind: 'card', card: nothingToReplyToCard() };
  // Of two replies at once, the second adds to what the first left; and a period that closes meanwhile is seen to be closed.
  await tx.drafts.hold(partnership.id, member.id);
  const period = await tx.periods.latest(partnership.id);
  if (!period) {
    const card = greetingCard([{ text }]) ?? (await notOpenedYet(tx, partnership, text));
    return { kind: 'card', card };
  }
  const ids = actions.map(({ id }) => id);
  const updates = await tx.updates.inPeriod(partnership.id, period.id, ids);
  const known = actions.map((action) => ({
    ref: action.ref,
    canNoChange: canSayNoChange(action),
    answered: updates.has(action.id),
  }));
  const parsed = parseReply(text, known);
  const read = readItems(turn, actions, updates, parsed.items);
  const notUnderstood = [
    ...parsed.notUnderstood.map((part) => notRead(turn, theirs, part)),
    ...read.notUnderstood,
  ];
  const unread = new Set(notUnderstood.flatMap(({ refs = [] }) => refs));
  const { draftId, earlier, stillWait } = await mergeDraft(tx, turn, period, read.items, unread);
  await endReplacedNotes(tx, partnership, member.id, period);
  const example = known.find(({ answered }) => !answered)?.ref;
  const card = draftCard(contextOf(partnership), {
    ...(draftId ? { draftId } : {}),
    items: read.items,
    earlier,
    stillWait,
    notUnderstood,
    answered: read.answered,
    theirs: read.theirs,
    actions,
    ...(example ? { example } : {}),
  });
  return { kind: 'card', card };
}

/** A reply answers what is asked; what else of theirs may be changed has its form. */
function notRead(
  turn: Turn,
  theirs: readonly ActionNow[],
  { why, ...part }: NotUnderstood,
): NotRead {
  const closed =
    why.kind === 'not-theirs' && theirs.find(({ ref }) => ref.toUpperCase() === why.ref);
  if (!closed) return { ...part, why: whyNotRead(why) };
  return { ...part, why: whyNoUpdate(turn, closed) ?? notAskedAbout(closed.ref) };
}
