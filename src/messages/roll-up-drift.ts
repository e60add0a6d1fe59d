import type { Drift } from '../core/drift.ts';
import type { RollUpFacts } from '../core/roll-up-facts.ts';
import type { ListItem } from './card.ts';
import { counted, someOf, times } from './counted.ts';
import { type Section, sectionOf } from './fit.ts';
import { bold, item } from './parts.ts';

type Unevidenced = Drift & { readonly kind: 'unevidenced' };

interface Drifting {
  readonly ref: string;
  readonly ways: readonly Drift[];
}

/** Where the rest of the actions in a list can be seen, which are named. */
export const byNumber = 'ask for one by its number, such as /priority 2.3';

const noDifference = 'with no difference described';

/** A line an action, save that those which are only green without evidence share one. `line`: about an action. */
export function driftSection(
  facts: RollUpFacts,
  line: (ref: string, words: string) => ListItem,
  most: number,
): Section {
  const actions = notSaidAlready(facts);
  const green = actions.flatMap(({ ref, ways: [way, ...others] }) =>
    way?.kind === 'unevidenced' && others.length === 0 ? [{ ref, way }] : [],
  );
  const together = new Set(green.length > 1 ? green.map(({ ref }) => ref) : []);
  const alone = actions.filter(({ ref }) => !together.has(ref));
  const draw = ({ ref, ways }: Drifting) => line(ref, ways.map(driftText).join('; '));
  // First, since what is left out is counted a line an action.
  const lines = [
    ...(together.size > 0 ? [() => greenItem(green)] : []),
    ...alone.map((one) => () => draw(one)),
  ];
  return sectionOf(lines, (drawn) => drawn(), {
    heading: `${counted(actions.length, 'action')} drifting`,
    rest: byNumber,
    most,
    names: [
      ...(together.size > 0 ? [counted(green.length, 'action')] : []),
      ...alone.map(({ ref }) => ref),
    ],
  });
}

/** A date that moved this time stands in a list of its own. */
function notSaidAlready({ drift, moved }: RollUpFacts): Drifting[] {
  const justMoved = new Set(moved.map(({ ref }) => ref));
  return drift
    .map(({ ref, ways }) => ({
      ref,
      ways: ways.filter(({ kind }) => kind !== 'moved' || !justMoved.has(ref)),
    }))
    .filter(({ ways }) => ways.length > 0);
}

/** "4 actions: green 3 times or more running, with no difference described (1.1, 1.2, 2.3 and 4.1)" */
function greenItem(green: readonly { readonly ref: string; readonly way: Unevidenced }[]) {
  const periods = green.map(({ way }) => way.periods);
  const least = Math.min(...periods);
  const more = periods.some((one) => one > least) ? ' or more' : '';
  const refs = someOf(
    green.map(({ ref }) => ref),
    10,
  );
  const words = `green ${times(least)}${more} running, ${noDifference} (${refs})`;
  return item([bold(counted(green.length, 'action')), `: ${words}`]);
}

/** "amber 3 times running", "no change 4 times running", "due date moved twice" */
function driftText(drift: Drift): string {
  switch (drift.kind) {
    case 'unchanged':
      return `${drift.rag} ${times(drift.periods)} running`;
    case 'unevidenced':
      return `green ${times(drift.periods)} running, ${noDifference}`;
    case 'no-change':
      return `no change ${times(drift.times)} running`;
    case 'moved':
      return `due date moved ${times(drift.moves)}`;
  }
}
