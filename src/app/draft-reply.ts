import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange, isAsked } from '../core/asked.ts';
import { mayUpdate } from '../core/permissions.ts';
import { enter } from '../core/privacy.ts';
import { type NotUnderstood, parseReply } from '../core/reply.ts';
import type { ReplyItem } from '../core/reply-item.ts';
import { limits } from '../core/report-fields.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import { type AnsweredItem, draftCard } from '../messages/draft.ts';
import { explain } from '../messages/refusals.ts';
import { nothingToReplyToCard } from '../messages/trouble.ts';
import { completeByForm, notAskedAbout, updatedAlready, whyNotRead } from '../messages/why-not.ts';
import { endReplacedNotes } from './draft-notes.ts';
import type { Reply } from './intent.ts';
import { mergeDraft } from './merge-draft.ts';
import { contextOf } from './message-context.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import type { Store } from './store.ts';
import type { DraftItem } from './store-drafts.ts';
import type { PeriodFacts } from './store-periods.ts';
import { asRead, type Turn, whyNoUpdate } from './turn.ts';

/**
 * Reads a plain reply as answers, keeps them as the member's draft of the period, and shows them back to confirm.
 * A new reply replaces only the refs that it names and can be read of; what is left of an earlier reply is shown apart. Whatever was not understood is said, with why; and what somebody
 * else has answered already is shown beside it.
 */
export async function draftReply(tx: Store, turn: Turn, text: string): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const theirs = (await tx.plans.actions(partnership.id, {})).filter((action) =>
    mayUpdate(member, action.subGroup.id),
  );
  const actions = theirs.filter(isAsked);
  if (actions.length === 0) return { kind: 'card', card: nothingToReplyToCard() };
  const period = await tx.periods.latest(partnership.id);
  if (!period) return { kind: 'card', card: await notOpenedYet(tx, partnership, text) };
  // Of two replies at once, the second adds to what the first left.
  await tx.drafts.hold(partnership.id, member.id);
  const parsed = parseReply(
    text,
    actions.map((action) => ({ ref: action.ref, canNoChange: canSayNoChange(action) })),
  );
  const read = await readItems(tx, turn, period, actions, parsed.items);
  const notUnderstood = [
    ...parsed.notUnderstood.map((part) => notRead(turn, theirs, part)),
    ...read.notUnderstood,
  ];
  const unread = new Set(notUnderstood.flatMap(({ refs = [] }) => refs));
  const { draftId, earlier, stillWait } = await mergeDraft(tx, turn, period, read.items, unread);
  await endReplacedNotes(tx, partnership, member.id, turn.machineNow);
  const card = draftCard(contextOf(partnership), {
    ...(draftId ? { draftId } : {}),
    items: read.items,
    earlier,
    stillWait,
    notUnderstood,
    theirs: read.theirs,
    actions,
  });
  return { kind: 'card', card };
}

interface NotRead {
  readonly text: string;
  readonly why: string;
  readonly refs?: readonly string[];
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

interface ReadItems {
  readonly items: DraftItem[];
  readonly notUnderstood: NotRead[];
  readonly theirs: AnsweredItem[];
}

async function readItems(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  actions: readonly ActionNow[],
  items: readonly ReplyItem[],
): Promise<ReadItems> {
  const { partnership, member } = turn.acting;
  const ids = actions.map(({ id }) => id);
  const updates = await tx.updates.inPeriod(partnership.id, period.id, ids);
  const read: ReadItems = { items: [], notUnderstood: [], theirs: [] };
  for (const item of items) {
    const action = actions.find(({ ref }) => ref === item.ref);
    if (!action) continue;
    const current = updates.get(action.id);
    const one = draftItem(action, item, current);
    if ('why' in one) read.notUnderstood.push(one);
    else {
      read.items.push(one);
      if (current && current.authorId !== member.id) {
        read.theirs.push({ ...asRead(turn, current), ref: action.ref });
      }
    }
  }
  return read;
}

function draftItem(
  { id, ref }: ActionNow,
  item: ReplyItem,
  current: StatusUpdate | undefined,
): DraftItem | NotRead {
  const refs = [ref.toUpperCase()];
  const choice = item.noChange ? 'no-change' : (item.rag ?? item.state ?? 'not-started');
  if (choice === 'complete') {
    return { text: item.sentence, why: completeByForm(ref), refs };
  }
  if (choice === 'no-change' && current) {
    return { text: ref, why: updatedAlready(ref), refs };
  }
  const entered = enter(item.sentence, limits.sentence);
  if (!entered.ok) return { text: ref, why: entered.reasons.map(explain).join(' '), refs };
  const revisionSeen = current?.revision ?? 0;
  return { actionId: id, ref, revisionSeen, choice, sentence: entered.text };
}
