import type { RollUpFacts, RollUpPart, RollUpPriority } from '../core/roll-up-facts.ts';
import type { Column, Span } from './card.ts';
import { figure, someOf } from './counted.ts';
import { titleExcerpt } from './excerpt.ts';
import { type Section, tableSection } from './fit.ts';
import { countsWithMarks, directionText, partText } from './part-words.ts';
import { bold } from './parts.ts';

const colours = ['red', 'amber', 'green'] as const satisfies readonly RollUpPart[];

interface PriorityColumn extends Column {
  cell(priority: RollUpPriority): Span;
}

/** A row a priority. A phone shows the first columns, and the others sideways; a colour that no priority has is left out. */
export function prioritySection({ priorities }: RollUpFacts): Section {
  const columns = columnsOf(priorities);
  return tableSection(priorities, (priority) => columns.map(({ cell }) => [cell(priority)]), {
    columns: columns.map(({ cell: _, ...column }) => column),
    rest: '/priority',
  });
}

function columnsOf(priorities: readonly RollUpPriority[]): PriorityColumn[] {
  const seen = colours.filter((part) => priorities.some(({ counts }) => counts[part] > 0));
  const hasOther = priorities.some((priority) => othersText(priority) !== '');
  const hasDirection = priorities.some(({ direction }) => direction);
  return [
    { title: 'Priority', width: 4, cell: (priority) => bold(priorityName(priority)) },
    ...seen.map(
      (part): PriorityColumn => ({
        title: partText(part),
        align: 'right',
        cell: ({ counts }) => ({ text: figure(counts[part]) }),
      }),
    ),
    ...(hasDirection ? [directionColumn] : []),
    ...otherColumn(hasOther, seen.length > 0 ? 'Other' : 'Actions'),
  ];
}

const otherColumn = (is: boolean, title: string): PriorityColumn[] =>
  is ? [{ title, width: 3, cell: (priority) => ({ text: othersText(priority) }) }] : [];

const directionColumn: PriorityColumn = {
  title: 'Direction',
  width: 2,
  cell: ({ direction }) => ({ text: directionText(direction) ?? '' }),
};

/** "✓ 1 complete, – 2 no update"; nothing where all of them have a colour. */
function othersText({ counts, total }: RollUpPriority): string {
  const coloured = colours.reduce((all, part) => all + counts[part], 0);
  return coloured === total ? '' : countsWithMarks({ ...counts, red: 0, amber: 0, green: 0 });
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
