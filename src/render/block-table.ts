import type { Block, Span } from '../messages/card.ts';
import type { RichText, SlackBlock, TableBlock } from './block-json.ts';
import { richSection } from './block-text.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** Slack: one table a message, of 100 rows and 20 columns (docs.slack.dev/reference/block-kit/blocks/table-block). */
const most = { rows: 100, columns: 20 } as const;

/** A table where Slack can show it, else a line for each row that names its columns. */
export function tableBlock(table: Table, isFirst: boolean): readonly SlackBlock[] {
  const fits = isFirst && table.rows.length < most.rows && table.columns.length <= most.columns;
  return fits ? [asTable(table)] : asLines(table);
}

function asTable({ columns, rows }: Table): TableBlock {
  const titles = columns.map(({ title }) => cellOf([{ text: title, bold: true }]));
  return {
    type: 'table',
    column_settings: columns.map(({ align = 'left' }) => ({ align, is_wrapped: true })),
    rows: [titles, ...rows.map((cells) => columns.map((_, place) => cellOf(cells[place] ?? [])))],
  };
}

/** Slack takes no empty cell. */
function cellOf(spans: readonly Span[]): TableBlock['rows'][number][number] {
  const section = richSection(spans);
  return section
    ? { type: 'rich_text', elements: [section] }
    : { type: 'raw_text', text: '\u00a0' };
}

function asLines({ columns, rows }: Table): readonly RichText[] {
  const lines = rows.flatMap((cells) => {
    const named = columns.flatMap(({ title }, place): Span[] => {
      const cell = cells[place] ?? [];
      return cell.some(({ text }) => text !== '')
        ? [{ text: `${place > 0 ? '; ' : ''}${title}: ` }, ...cell]
        : [];
    });
    return richSection(named) ?? [];
  });
  if (lines.length === 0) return [];
  const list = { type: 'rich_text_list', style: 'bullet', elements: lines } as const;
  return [{ type: 'rich_text', elements: [list] }];
}
