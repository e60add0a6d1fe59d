import type { ActionNow } from '../core/action-now.ts';
import { enter } from '../core/privacy.ts';
import { actionCard } from '../messages/action.ts';
import { foundAction, foundPriority } from '../messages/found-items.ts';
import { priorityCard } from '../messages/priority.ts';
import { withoutButtons } from '../messages/share.ts';
import type { PartnershipNow } from './acting.ts';
import { historyPeriods } from './answer-query.ts';
import { type Fit, fitPlan } from './fit-plan.ts';
import type { FoundItem, Intent } from './intent.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';
import type { PlanStanding, PriorityFacts } from './store-plans.ts';
import type { ActionPast } from './store-updates.ts';

/** A chat platform's list of results shows no more. */
const most = 25;

/**
 * What fits of the plans of everybody's partnerships who may ask for them: as `/priority` shows it, but without buttons. Empty for a
 * stranger, and where what was typed does not pass the privacy door. Two rounds of statements, and cards for what is given alone.
 */
export async function searchPlans(
  store: Pick<Store, 'members' | 'plans' | 'updates'>,
  { from, words }: Extract<Intent, { kind: 'search' }>,
  machineNow: Date,
): Promise<readonly FoundItem[]> {
  const entered = enter(words);
  if (!entered.ok) return [];
  const acting = await store.members.acting(from, machineNow);
  const plans = await Promise.all(
    acting.map(({ partnership }) => fitIn(store, partnership, entered.text)),
  );
  const all = plans.flatMap(({ fits, ...plan }) => fits.map((fit) => ({ plan, fit })));
  const shown = all.toSorted((a, b) => a.fit.rank - b.fit.rank).slice(0, most);
  const pasts = await pastOf(store, shown);
  const among = acting.length > 1;
  return shown.map(({ plan, fit }) => itemOf(plan, fit, { pasts, among }));
}

interface PlanFound {
  readonly partnership: PartnershipNow;
  readonly standing: PlanStanding;
}

async function fitIn(
  { plans }: Pick<Store, 'plans'>,
  partnership: PartnershipNow,
  words: string,
): Promise<PlanFound & { readonly fits: readonly Fit[] }> {
  const [standing, priorities] = await Promise.all([
    plans.standing(partnership.id, {}),
    plans.priorities(partnership.id),
  ]);
  const fits = fitPlan({ priorities, actions: standing.actions }, words).slice(0, most);
  return { partnership, standing, fits };
}

type Pasts = ReadonlyMap<string, ActionPast>;

async function pastOf(
  { updates }: Pick<Store, 'updates'>,
  shown: readonly { readonly plan: PlanFound; readonly fit: Fit }[],
): Promise<Pasts> {
  const ids = new Map<string, string[]>();
  for (const { plan, fit } of shown) {
    const { id } = plan.partnership;
    if ('action' in fit) ids.set(id, [...(ids.get(id) ?? []), fit.action.id]);
  }
  const read = await Promise.all(
    [...ids].map(([id, actionIds]) => updates.past(id, actionIds, historyPeriods)),
  );
  return new Map(read.flatMap((one) => [...one]));
}

function itemOf(
  { partnership, standing }: PlanFound,
  fit: Fit,
  { pasts, among }: { readonly pasts: Pasts; readonly among: boolean },
): FoundItem {
  const context = contextOf(partnership);
  const { current } = standing;
  const asksOf = (actions: readonly ActionNow[]) =>
    standing.asks.filter(({ actionId }) => actions.some(({ id }) => id === actionId));
  if ('action' in fit) {
    const { action } = fit;
    const past = pasts.get(action.id) ?? { history: [], decisions: [], changes: [] };
    const nobody = { canUpdate: false, canAccept: false, canPause: false };
    const card = actionCard(context, { action, asks: asksOf([action]), ...past, ...nobody });
    return { ...foundAction(context, action, { among }), card: withoutButtons(card) };
  }
  const { priority } = fit;
  const actions = standing.actions.filter((action) => isOf(action, priority));
  const card = priorityCard(context, { priority, actions, asks: asksOf(actions), current });
  const found = foundPriority(context, { priority, actions, current }, { among });
  return { ...found, card: withoutButtons(card) };
}

function isOf(action: ActionNow, priority: PriorityFacts | 'cross-cutting'): boolean {
  if (priority === 'cross-cutting' || action.priority === 'cross-cutting') {
    return action.priority === priority;
  }
  return action.priority.number === priority.number;
}
