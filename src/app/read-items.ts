import type { ActionNow } from '../core/action-now.ts';
import { enter } from '../core/privacy.ts';
import type { ReplyItem } from '../core/reply-item.ts';
import { limits } from '../core/report-fields.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { AnsweredItem } from '../messages/answered-first.ts';
import { explain } from '../messages/refusals.ts';
import { completeByForm } from '../messages/why-not.ts';
import type { DraftItem } from './store-drafts.ts';
import { asRead, type Turn } from './turn.ts';

/** A part of a reply that becomes no item, with why; `refs` in capitals: what it spoke of. */
export interface NotRead {
  readonly text: string;
  readonly why: string;
  readonly refs?: readonly string[];
}

export interface ReadItems {
  readonly items: DraftItem[];
  readonly notUnderstood: NotRead[];
  /** Refs of which the reply says nothing that is not saved. */
  readonly answered: string[];
  /** What colleagues have answered for some of the items. */
  readonly theirs: AnsweredItem[];
}

/** What a reply says, beside what the period has already; `updates` by action. */
export function readItems(
  turn: Turn,
  actions: readonly ActionNow[],
  updates: ReadonlyMap<string, StatusUpdate>,
  items: readonly ReplyItem[],
): ReadItems {
  const read: ReadItems = { items: [], notUnderstood: [], answered: [], theirs: [] };
  for (const item of items) {
    const action = actions.find(({ ref }) => ref === item.ref);
    if (action) readItem(turn, action, item, updates.get(action.id), read);
  }
  return read;
}

function readItem(
  turn: Turn,
  action: ActionNow,
  item: ReplyItem,
  current: StatusUpdate | undefined,
  read: ReadItems,
): void {
  if (item.noChange && current) {
    read.answered.push(action.ref);
    return;
  }
  const one = draftItem(action, item, current);
  if ('why' in one) {
    read.notUnderstood.push(one);
    return;
  }
  read.items.push(one);
  const first = current && asRead(turn, current);
  if (first && !first.yours) read.theirs.push({ ...first, ref: action.ref });
}

function draftItem(
  { id, ref }: ActionNow,
  item: ReplyItem,
  current: StatusUpdate | undefined,
): DraftItem | NotRead {
  const refs = [ref.toUpperCase()];
  const choice = item.noChange ? 'no-change' : (item.rag ?? item.state ?? 'not-started');
  if (choice === 'complete') return { text: item.sentence, why: completeByForm(ref), refs };
  const entered = enter(item.sentence, limits.sentence);
  if (!entered.ok) return { text: ref, why: entered.reasons.map(explain).join(' '), refs };
  const revisionSeen = current?.revision ?? 0;
  return { actionId: id, ref, revisionSeen, choice, sentence: entered.text };
}
