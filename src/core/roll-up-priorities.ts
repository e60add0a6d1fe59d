import type { ActionNow } from './action-now.ts';
import { countsOf } from './roll-up-counts.ts';
import type { Direction, PriorityKey, RollUpAction, RollUpPriority } from './roll-up-facts.ts';

/** One for each priority that has actions: by number, then what cuts across them. */
export function prioritiesOf(
  plan: readonly ActionNow[],
  actions: readonly RollUpAction[],
): RollUpPriority[] {
  const byKey = new Map<PriorityKey, RollUpAction[]>();
  for (const action of actions) {
    const of = byKey.get(action.priority);
    if (of) of.push(action);
    else byKey.set(action.priority, [action]);
  }
  const titles = new Map<PriorityKey, string>();
  for (const { priority } of plan) {
    if (priority !== 'cross-cutting') titles.set(priority.number, priority.title);
  }
  return [...byKey]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([key, its]) => {
      const direction = overallDirection(its.map((action) => action.direction));
      return {
        key,
        title: titles.get(key) ?? 'Cross-cutting',
        total: its.length,
        counts: countsOf(its),
        ...(direction ? { direction } : {}),
      };
    });
}

/** Where most of those that moved went; "same" where none moved or as many went each way. */
export function overallDirection(
  directions: readonly (Direction | undefined)[],
): Direction | undefined {
  const known = directions.filter((direction) => direction !== undefined);
  if (known.length === 0) return undefined;
  const better = known.filter((direction) => direction === 'better').length;
  const worse = known.filter((direction) => direction === 'worse').length;
  if (better === worse) return 'same';
  return better > worse ? 'better' : 'worse';
}

const place = (key: PriorityKey): number =>
  key === 'cross-cutting' ? Number.POSITIVE_INFINITY : key;
