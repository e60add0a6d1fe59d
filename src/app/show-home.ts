import type { Card } from '../messages/card.ts';
import { homeFootCard, lastAnswersCard, partnershipCard } from '../messages/home.ts';
import type { Acting } from './acting.ts';
import { showPriorities, showSubGroupById } from './answer-query.ts';
import { contextOf } from './message-context.ts';
import { showMine } from './show-mine.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';

/** Answers that are shown; what is older is in each action's history. */
const lastAnswers = 5;

/**
 * Everything of somebody's own on one page: what they owe, where they lead or are deputy; what their sub-groups own; their last answers;
 * and for the Executive, its scrutineer and coordinators the plan, which comes first where they are never asked for updates. One partnership
 * after another for who is in several.
 */
export async function showHome(
  store: Store,
  acting: readonly Acting[],
  turn: Omit<Turn, 'acting'>,
): Promise<readonly Card[]> {
  const pages: Card[] = [];
  for (const one of acting) {
    if (acting.length > 1) pages.push(partnershipCard(one.partnership.name));
    pages.push(...(await pageOf(store, { ...turn, acting: one })));
  }
  return [...pages, homeFootCard()];
}

async function pageOf(store: Store, turn: Turn): Promise<readonly Card[]> {
  const { partnership, member } = turn.acting;
  const groupIds = [...new Set(member.subGroups.map(({ id }) => id))];
  const isAsked = member.subGroups.some(({ as }) => as !== 'chair');
  const [mine, groups, answers, plan] = await Promise.all([
    isAsked ? [await showMine(store, turn, 1)] : [],
    Promise.all(groupIds.map((id) => showSubGroupById(store, turn, id))),
    store.updates.lastBy(partnership.id, member.id, lastAnswers),
    member.roles.length > 0 ? [await showPriorities(store, turn)] : [],
  ]);
  const ids = answers.map(({ actionId }) => actionId);
  const actions = await store.plans.actions(partnership.id, { ids });
  const given = answers.flatMap((update) => {
    const action = actions.find(({ id }) => id === update.actionId);
    return action ? [{ action, update }] : [];
  });
  const last = given.length > 0 ? [lastAnswersCard(contextOf(partnership), given)] : [];
  const own = [...mine, ...groups.flatMap((card) => card ?? []), ...last];
  return isAsked ? [...own, ...plan] : [...plan, ...own];
}
