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
import { fittingGroups, hasWords, withoutGroup } from './fit-words.ts';
import { mendedWords } from './mend-words.ts';
import { contextOf } from './message-context.ts';
import { found, notFound, type QueryAnswer } from './query-answer.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';

/** Periods of an action's history that one message shows. */
export const historyPeriods = 10;

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
): Promise<QueryAnswer> {
  const { partnership } = turn.acting;
  const { actions, asks, current } = await store.plans.standing(partnership.id, { priority });
  const [first] = actions;
  const named =
    first?.priority === 'cross-cutting' || first === undefined
      ? await namePriority(store, turn, priority)
      : first.priority;
  const context = contextOf(partnership);
  if (!named) return notFound(notThereCard(context, `priority ${priority}`));
  return found(priorityCard(context, { priority: named, actions, asks, current }));
}

async function namePriority(store: Store, turn: Turn, priority: number | 'cross-cutting') {
  if (priority === 'cross-cutting') return priority;
  const all = await store.plans.priorities(turn.acting.partnership.id);
  return all.find(({ number }) => number === priority);
}

/** One action with its history. Accept and Send back are there for those who may. */
export async function showAction(store: Store, turn: Turn, ref: string): Promise<QueryAnswer> {
  const { partnership, member } = turn.acting;
  const [action] = await store.plans.actions(partnership.id, { refs: [ref] });
  if (!action) return notFound(notThereCard(contextOf(partnership), `action ${ref}`));
  const [history, asks, decisions, changes, period] = await Promise.all([
    store.updates.history(partnership.id, action.id, historyPeriods),
    store.plans.asks(partnership.id, { ids: [action.id] }),
    store.updates.decisions(partnership.id, action.id),
    store.updates.changes(partnership.id, action.id),
    store.periods.latest(partnership.id),
  ]);
  const card = actionCard(contextOf(partnership), {
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
  return found(card);
}

/** By words in titles and names of sub-groups: one match is shown, several are offered, none is guessed. */
export async function search(store: Store, turn: Turn, words: string): Promise<QueryAnswer> {
  const { partnership } = turn.acting;
  const [priorities, actions, subGroups] = await Promise.all([
    store.plans.priorities(partnership.id),
    store.plans.actions(partnership.id, {}),
    store.plans.subGroups(partnership.id),
  ]);
  const fit = {
    priorities: priorities.filter((one) => hasWords(one.title, words)),
    actions: actions.filter((one) => hasWords(one.title, words)),
    subGroups: subGroups.filter((one) => hasWords(one.name, words)),
  };
  const count = fit.priorities.length + fit.actions.length + fit.subGroups.length;
  const only = count === 1;
  const [priority] = fit.priorities;
  const [action] = fit.actions;
  if (only && priority) return showPriority(store, turn, priority.number);
  if (only && action) return showAction(store, turn, action.ref);
  if (only) return showSubGroup(store, turn, words);
  const context = contextOf(partnership);
  if (count > 0) return found(matchesCard(context, { words, ...fit }));
  const names = [...[...priorities, ...actions].map(titleOf), ...subGroups.map(nameOf)];
  const nearest = mendedWords(words, names);
  return notFound(matchesCard(context, { words, ...fit, ...(nearest && { nearest }) }), nearest);
}

const titleOf = ({ title }: { readonly title: string }) => title;
const nameOf = ({ name }: { readonly name: string }) => name;

/** A sub-group's actions, by words of its name. */
export async function showSubGroup(store: Store, turn: Turn, words: string): Promise<QueryAnswer> {
  const { partnership } = turn.acting;
  const subGroups = await store.plans.subGroups(partnership.id);
  const context = contextOf(partnership);
  const [only, ...others] = fittingGroups(subGroups, words);
  if (!only) {
    const nearest = mendedWords(withoutGroup(words), subGroups.map(nameOf));
    const facts = { words, subGroups, ...(nearest && { nearest }) };
    return notFound(noSubGroupCard(context, facts), nearest);
  }
  if (others.length > 0) {
    const matches = { words, priorities: [], actions: [], subGroups: [only, ...others] };
    return notFound(matchesCard(context, matches));
  }
  const standing = await store.plans.standing(partnership.id, { subGroupIds: [only.id] });
  return found(subGroupCard(context, { name: only.name, ...standing }));
}

/** A sub-group's actions; undefined where it is in the plan no more. */
export async function showSubGroupById(
  store: Store,
  turn: Turn,
  subGroupId: string,
): Promise<Card | undefined> {
  const { partnership } = turn.acting;
  const [standing, subGroups] = await Promise.all([
    store.plans.standing(partnership.id, { subGroupIds: [subGroupId] }),
    store.plans.subGroups(partnership.id),
  ]);
  const name = subGroups.find(({ id }) => id === subGroupId)?.name;
  return name === undefined
    ? undefined
    : subGroupCard(contextOf(partnership), { name, ...standing });
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
