import type { Block, Card, Span } from '../messages/card.ts';
import type { AdaptiveElement, RichTextBlock, Table } from './adaptive-json.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** As many as stand side by side on a phone: what a row is about, and three numbers. */
const mostColumns = 4;

/**
 * The card with tables that a phone can show: of a wide one the first column stays and so do numbers, and the other columns' words follow
 * in the first.
 */
export function withNarrowTables(card: Card): Card {
  return {
    ...card,
    blocks: card.blocks.map((block) => (block.kind === 'table' ? narrow(block) : block)),
  };
}

function narrow(table: TableBlock): TableBlock {
  if (table.columns.length <= mostColumns) return table;
  const numbers = [...table.columns.keys()].filter((place) => isNumber(table, place));
  const beside = numbers.slice(0, mostColumns - 1);
  const below = [...table.columns.keys()].filter((place) => place > 0 && !beside.includes(place));
  const [first, ...rest] = [0, ...beside].flatMap((place) => table.columns[place] ?? []);
  return {
    ...table,
    columns: [...(first ? [{ ...first, width: 2 }] : []), ...rest.map(narrowColumn)],
    rows: table.rows.map((row) => [
      [...(row[0] ?? []), ...wordsOf(row, below)],
      ...beside.map((place) => row[place] ?? []),
    ]),
  };
}

const isNumber = ({ columns }: TableBlock, place: number): boolean =>
  place > 0 && columns[place]?.align === 'right';

const narrowColumn = <Column extends object>(column: Column) => ({ ...column, width: 1 });

/** ": → Same; ○ 1 not started" */
function wordsOf(row: TableBlock['rows'][number], places: readonly number[]): readonly Span[] {
  const said = places.flatMap((place) => {
    const cell = row[place] ?? [];
    return cell.some(({ text }) => text !== '') ? [cell] : [];
  });
  return said.flatMap((cell, index) => [{ text: index === 0 ? ': ' : '; ' }, ...cell]);
}

/** "Amber" above a number is wider than the number, so titles are small. */
export function withSmallTitles(element: AdaptiveElement): AdaptiveElement {
  if (element.type !== 'Table') return element;
  const [titles, ...rows] = element.rows;
  return titles ? { ...element, rows: [smallRow(titles), ...rows] } : element;
}

function smallRow(row: Table['rows'][number]): Table['rows'][number] {
  const cells = row.cells.map((cell) => ({
    ...cell,
    items: cell.items.map((item) => (item.type === 'RichTextBlock' ? small(item) : item)),
  }));
  return { ...row, cells };
}

const small = (text: RichTextBlock): RichTextBlock => ({
  ...text,
  inlines: text.inlines.map((run) => ({ ...run, size: 'Small' })),
});
