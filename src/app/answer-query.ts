import type { ActionNow } from '../core/action-now.ts';
import { isOverdue } from '../core/asked.ts';
import { may, mayUpdate } from '../core/permissions.ts';
import { localDateOf } from '../core/zoned-time.ts';
import { actionCard } from '../messages/action.ts';
import type { Card } from '../messages/card.ts';
import { asksCard, overdueCard, subGroupCard } from '../messages/lists.ts';
import { matchesCard, noSubGroupCard } from '../messages/matches.ts';
import { prioritiesCard, priorityCard } from '../messages/priority.ts';
import { notThereCard } from '../messages/trouble.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';

/** Periods of an action's history that one message shows. */
const historyPeriods = 10;

/** Every priority on one screen, with what is cross-cutting. */
export async function showPriorities(store: Store, turn: Turn): Promise<Card> {
  const { partnership } = turn.acting;
  const [priorities, { actions, current }] = await Promise.all([
    store.plans.priorities(partnership.id),
    store.plans.standing(partnership.id, {}),
  ]);
  return prioritiesCard(contextOf(partnership), { priorities, actions, current });
}

/** One priority: its actions as they stand, and what is asked of the Executive. */
export async function showPriority(
  store: Store,
  turn: Turn,
  priority: number | 'cross-cutting',
): Promise<Card> {
  const { partnership } = turn.acting;
  const { actions, asks, current } = await store.plans.standing(partnership.id, { priority });
  const [first] = actions;
  const named =
    first?.priority === 'cross-cutting' || first === undefined
      ? await namePriority(store, turn, priority)
      : first.priority;
  if (!named) return notThereCard(contextOf(partnership), `priority ${priority}`);
  return priorityCard(contextOf(partnership), { priority: named, actions, asks, current });
}

async function namePriority(store: Store, turn: Turn, priority: number | 'cross-cutting') {
  if (priority === 'cross-cutting') return priority;
  const all = await store.plans.priorities(turn.acting.partnership.id);
  return all.find(({ number }) => number === priority);
}

/** One action with its history. Accept and Send back are there for those who may. */
export async function showAction(store: Store, turn: Turn, ref: string): Promise<Card> {
  const { partnership, member } = turn.acting;
  const [action] = await store.plans.actions(partnership.id, { refs: [ref] });
  if (!action) return notThereCard(contextOf(partnership), `action ${ref}`);
  const [history, asks, decisions, changes, period] = await Promise.all([
    store.updates.history(partnership.id, action.id, historyPeriods),
    store.plans.asks(partnership.id, { ids: [action.id] }),
    store.updates.decisions(partnership.id, action.id),
    store.updates.changes(partnership.id, action.id),
    store.periods.latest(partnership.id),
  ]);
  return actionCard(contextOf(partnership), {
    action,
    history,
    asks,
    decisions,
    changes,
    ...(period ? { periodId: period.id } : {}),
    canUpdate: mayUpdate(member, action.subGroup.id),
    canAccept: may('accept', member),
    canPause: may('pause', member),
  });
}

/** By words in titles and names of sub-groups: one match is shown, several are offered, none is guessed. */
export async function search(store: Store, turn: Turn, words: string): Promise<Card> {
  const { partnership } = turn.acting;
  const [priorities, actions, subGroups] = await Promise.all([
    store.plans.priorities(partnership.id),
    store.plans.actions(partnership.id, {}),
    store.plans.subGroups(partnership.id),
  ]);
  const found = priorities.filter((one) => hasWords(one.title, words));
  const foundActions = actions.filter((one) => hasWords(one.title, words));
  const groups = subGroups.filter((one) => hasWords(one.name, words));
  const only = found.length + foundActions.length + groups.length === 1;
  const [priority] = found;
  const [action] = foundActions;
  if (only && priority) return showPriority(store, turn, priority.number);
  if (only && action) return showAction(store, turn, action.ref);
  if (only) return showSubGroup(store, turn, words);
  const matches = { words, priorities: found, actions: foundActions, subGroups: groups };
  return matchesCard(contextOf(partnership), matches);
}

/** A sub-group's actions, by words of its name. */
export async function showSubGroup(store: Store, turn: Turn, words: string): Promise<Card> {
  const { partnership } = turn.acting;
  const subGroups = await store.plans.subGroups(partnership.id);
  const found = fitting(subGroups, words);
  const [only] = found;
  if (!only) return noSubGroupCard(contextOf(partnership), { words, subGroups });
  if (found.length > 1) {
    const matches = { words, priorities: [], actions: [], subGroups: found };
    return matchesCard(contextOf(partnership), matches);
  }
  const standing = await store.plans.standing(partnership.id, { subGroupIds: [only.id] });
  return subGroupCard(contextOf(partnership), { name: only.name, ...standing });
}

/** Those the words fit; a "group" at the end counts only where something fits with it. */
function fitting<Group extends { readonly key: string; readonly name: string }>(
  subGroups: readonly Group[],
  words: string,
): readonly Group[] {
  const of = (typed: string) =>
    subGroups.filter(({ key, name }) => hasWords(name, typed) || key === typed);
  const found = of(words);
  return found.length > 0 ? found : of(words.replace(/\s+(?:sub[ -]?)?group$/i, ''));
}

/** What is past its due date. */
export async function showOverdue(store: Store, turn: Turn): Promise<Card> {
  const { partnership } = turn.acting;
  const todayOn = localDateOf(partnership.now, partnership.zone);
  const actions = await store.plans.actions(partnership.id, {});
  return overdueCard(
    contextOf(partnership),
    actions.filter((action: ActionNow) => isOverdue(action, todayOn)),
  );
}

/** What leads need from the Executive. */
export async function showAsks(store: Store, turn: Turn): Promise<Card> {
  const { partnership } = turn.acting;
  return asksCard(contextOf(partnership), await store.plans.asks(partnership.id, {}));
}

function hasWords(text: string, words: string): boolean {
  const folded = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
