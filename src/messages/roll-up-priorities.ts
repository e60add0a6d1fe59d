import type { RollUpFacts, RollUpPriority } from '../core/roll-up-facts.ts';
import { someOf } from './counted.ts';
import { titleExcerpt } from './excerpt.ts';
import { type Section, sectionOf } from './fit.ts';
import { countsWithMarks, directionText } from './part-words.ts';
import { bold, item } from './parts.ts';

/** One line a priority. */
export function prioritySection({ priorities }: RollUpFacts): Section {
  return sectionOf(
    priorities,
    (priority) => item([bold(priorityName(priority)), `: ${priorityState(priority)}`]),
    { heading: 'By priority', rest: '/priority' },
  );
}

/** "2 Child Exploitation", "Cross-cutting" */
export function priorityName({ key, title }: Pick<RollUpPriority, 'key' | 'title'>): string {
  return key === 'cross-cutting' ? title : `${key} ${titleExcerpt(title, 90)}`;
}

/** "■ 1 red, ▲ 2 amber. ↘ Worse" */
export function priorityState({ counts, direction }: RollUpPriority): string {
  const way = directionText(direction);
  return `${countsWithMarks(counts)}${way ? `. ${way}` : ''}`;
}

/** "Better since last time: 4.1 is green and 1.1 is complete." Undefined where nothing is. */
export function betterText({ better, actions }: RollUpFacts): string | undefined {
  if (better.length === 0) return undefined;
  const parts = better.map(({ ref }) => {
    const action = actions.find((one) => one.ref === ref);
    return `${ref} is ${action?.part === 'complete' ? 'complete' : 'green'}`;
  });
  return `Better since last time: ${someOf(parts, 10)}.`;
}
