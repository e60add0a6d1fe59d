import { unreachable } from '../core/unreachable.ts';
import type { Block, Card, Span } from '../messages/card.ts';
import { shownText, webAddress } from './shown-text.ts';

const gap = '  ';

/**
 * A message as lines of plain text, for a terminal and for counting characters: the title, then its blocks
 * with an empty line between them. Buttons are left out, since there is nothing to press.
 */
export function plainTextOf(card: Card): string {
  const blocks = card.blocks.map(blockText).filter((text) => text !== '');
  return [shownText(card.title), ...blocks].join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return spansText(block.spans);
    case 'facts':
      return block.facts.map(({ name, value }) => shownText(`${name}: ${value}`)).join('\n');
    case 'list':
      return block.items.map((item) => `- ${spansText(item.spans)}`).join('\n');
    case 'table':
      return tableText(block);
    case 'divider':
      return '---';
    default:
      return unreachable(block);
  }
}

function spansText(spans: readonly Span[]): string {
  return spans.map(spanText).join('');
}

function spanText(span: Span): string {
  const text = shownText(span.text);
  const address = span.link === undefined ? undefined : webAddress(span.link);
  return address && address !== span.text ? `${text} (${address})` : text;
}

function tableText(table: Extract<Block, { kind: 'table' }>): string {
  const titles = table.columns.map((column) => shownText(column.title));
  const rows = table.rows.map((cells) =>
    table.columns.map((_, column) => oneLine(spansText(cells[column] ?? []))),
  );
  const lines = [titles, ...rows];
  const widths = titles.map((_, column) =>
    Math.max(...lines.map((cells) => lengthOf(cells[column] ?? ''))),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [titles, rule, ...rows]
    .map((cells) =>
      cells
        .map((cell, column) => padded(cell, widths[column] ?? 0, table.columns[column]?.align))
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/** In code points: closer than UTF-16 units to the columns that a terminal uses. */
const lengthOf = (text: string) => [...text].length;

function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(width - lengthOf(text));
  return align === 'right' ? space + text : text + space;
}
