import type { ActionNow } from '../core/action-now.ts';
import { hasWords } from './fit-words.ts';
import { mendedWords } from './mend-words.ts';
import type { PriorityFacts } from './store-plans.ts';

/** A priority or an action of a plan that fits what was typed; the lower the rank, the better. */
export type Fit =
  | { readonly rank: number; readonly priority: PriorityFacts | 'cross-cutting' }
  | { readonly rank: number; readonly action: ActionNow };

export interface PlanToFit {
  readonly priorities: readonly PriorityFacts[];
  readonly actions: readonly ActionNow[];
}

/**
 * What of a plan fits, best first, in the plan's order where nothing else tells. Without words every priority. By a reference: that one,
 * a priority's actions, and what begins with it. By words: those in titles before those in a sub-group's name, and a misspelt word
 * where none is there as it was typed.
 */
export function fitPlan(plan: PlanToFit, typed: string): readonly Fit[] {
  const words = typed
    .trim()
    .replace(/^\/?priority\b/i, '')
    .replace(/^\s*#/, '')
    .trim();
  if (words === '') return prioritiesOf(plan).map((priority) => ({ rank: 0, priority }));
  const found = [...byReference(plan, words), ...byWords(plan, words)];
  if (found.length > 0) return bestFirst(found);
  const names = [...plan.priorities, ...plan.actions].map(({ title }) => title);
  const groups = plan.actions.map(({ subGroup }) => subGroup.name);
  const mended = mendedWords(words, [...names, ...groups]);
  return mended === undefined ? [] : bestFirst(byWords(plan, mended));
}

/** What is cross-cutting is one of them, where there is any. */
function prioritiesOf({
  priorities,
  actions,
}: PlanToFit): Exclude<Fit, { action: ActionNow }>['priority'][] {
  const cuts = actions.some(({ priority }) => priority === 'cross-cutting');
  return [...priorities, ...(cuts ? ['cross-cutting' as const] : [])];
}

function byReference({ priorities, actions }: PlanToFit, words: string): Fit[] {
  const key = words.toLowerCase();
  const whole = priorities.filter(({ number }) => String(number) === key);
  const begins = actions.filter(({ ref }) => ref.toLowerCase().startsWith(key));
  return [
    ...whole.map((priority) => ({ rank: 0, priority })),
    ...begins.map((action) => ({ rank: rankOf(action, key), action })),
  ];
}

/** The one that was typed; those of the priority that was; others, such as 20.1 for "2". */
function rankOf({ ref }: ActionNow, key: string): number {
  const lower = ref.toLowerCase();
  if (lower === key) return 0;
  return /\d$/.test(key) && /^\d/.test(lower.slice(key.length)) ? 2 : 1;
}

function byWords(plan: PlanToFit, words: string): Fit[] {
  const asTitles = prioritiesOf(plan).filter((one) => hasWords(titleOf(one), words));
  const inTitle = plan.actions.filter(({ title }) => hasWords(title, words));
  const inGroup = plan.actions.filter(({ subGroup }) => hasWords(subGroup.name, words));
  return [
    ...asTitles.map((priority) => ({ rank: 3, priority })),
    ...inTitle.map((action) => ({ rank: 4, action })),
    ...inGroup.map((action) => ({ rank: 5, action })),
  ];
}

const titleOf = (priority: PriorityFacts | 'cross-cutting'): string =>
  priority === 'cross-cutting' ? 'Cross-cutting' : priority.title;

/** Each once, where it fits best. */
function bestFirst(all: readonly Fit[]): readonly Fit[] {
  const best = new Map<unknown, Fit>();
  for (const fit of all.toSorted((a, b) => a.rank - b.rank)) {
    const what = 'action' in fit ? fit.action : fit.priority;
    if (!best.has(what)) best.set(what, fit);
  }
  return [...best.values()];
}
