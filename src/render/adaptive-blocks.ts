import { unreachable } from '../core/unreachable.ts';
import type { Block, ListItem, Span } from '../messages/card.ts';
import { type Press, pressAction } from './adaptive-action.ts';
import type { AdaptiveElement, CardAction, ColumnSet, Table } from './adaptive-json.ts';
import { headingOf, textOf } from './adaptive-text.ts';

type Kind<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Wide enough for "Last update" on one line, and less than half of a phone. */
const factNameWidth = '112px';

/**
 * Blocks as elements, in order; a divider becomes a line above the element after it.
 * `place` is unique in the card: the ids of lists and headings begin with it.
 */
export function elementsOf(
  blocks: readonly Block[],
  place: string,
  press: Press = pressAction,
): readonly AdaptiveElement[] {
  const elements: AdaptiveElement[] = [];
  let lineAbove = false;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'divider') {
      lineAbove = true;
      continue;
    }
    const [first, ...rest] = elementsOfBlock(block, `${place}-${index}`, press);
    if (!first) continue;
    elements.push(lineAbove ? { ...first, separator: true, spacing: 'Medium' } : first, ...rest);
    lineAbove = false;
  }
  return elements;
}

function elementsOfBlock(
  block: Exclude<Block, { kind: 'divider' }>,
  id: string,
  press: Press,
): readonly AdaptiveElement[] {
  switch (block.kind) {
    case 'text':
      return textElements(block, id);
    case 'facts':
      return block.facts.map(factRow);
    case 'list':
      return [{ type: 'Container', id: `${id}-list`, items: listItems(block.items, press) }];
    case 'table':
      return [tableOf(block)];
    default:
      return unreachable(block);
  }
}

function textElements(block: Kind<'text'>, id: string): readonly AdaptiveElement[] {
  if (block.tone === 'heading') {
    const heading = headingOf(block.spans, 'Medium');
    return heading ? [{ ...heading, id: `${id}-heading`, spacing: 'Medium' }] : [];
  }
  const text = textOf(block.spans, block.tone);
  if (!text) return [];
  return block.tone === 'warning'
    ? [{ type: 'Container', style: 'warning', items: [text] }]
    : [text];
}

function factRow(fact: Kind<'facts'>['facts'][number], index: number): ColumnSet {
  const name = textOf([{ text: fact.name, bold: true }]);
  const value = textOf([{ text: fact.value }]);
  return {
    type: 'ColumnSet',
    ...(index > 0 && { spacing: 'Small' as const }),
    columns: [
      { type: 'Column', width: factNameWidth, items: name ? [name] : [] },
      { type: 'Column', width: 'stretch', items: value ? [value] : [] },
    ],
  };
}

function listItems(items: readonly ListItem[], press: Press): readonly AdaptiveElement[] {
  return items.flatMap(({ spans, button }, index): readonly AdaptiveElement[] => {
    const spacing = index > 0 ? { spacing: 'Small' as const } : {};
    if (button) return [{ ...besideButton(spans, press(button)), ...spacing }];
    const text = textOf(spans);
    return text ? [{ ...text, ...spacing }] : [];
  });
}

function besideButton(spans: readonly Span[], action: CardAction): ColumnSet {
  const text = textOf(spans);
  return {
    type: 'ColumnSet',
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        verticalContentAlignment: 'Center',
        items: text ? [text] : [],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [{ type: 'ActionSet', actions: [action] }],
      },
    ],
  };
}

function tableOf(block: Kind<'table'>): Table {
  const titles = block.columns.map((column) => [{ text: column.title, bold: true as const }]);
  return {
    type: 'Table',
    firstRowAsHeader: true,
    showGridLines: true,
    columns: block.columns.map((column) => ({
      width: column.width ?? 1,
      horizontalCellContentAlignment: column.align ?? 'left',
    })),
    rows: [titles, ...block.rows].map((cells) => ({
      type: 'TableRow',
      cells: block.columns.map((_, column) => ({
        type: 'TableCell',
        items: cellItems(cells[column] ?? []),
      })),
    })),
  };
}

function cellItems(spans: readonly Span[]): readonly AdaptiveElement[] {
  const text = textOf(spans);
  return text ? [text] : [];
}
