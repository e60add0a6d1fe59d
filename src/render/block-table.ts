import type { Block, Span } from '../messages/card.ts';
import type { RichText, SlackBlock, TableBlock } from './block-json.ts';
import { richSection } from './block-text.ts';
import { shownText } from './shown-text.ts';

type Table = Extract<Block, { kind: 'table' }>;

/**
 * Slack: one table a message, of 100 rows, the titles among them, and 20 columns (docs.slack.dev/reference/block-kit/blocks/table-block);
 * 10,000 characters in its cells, and none in a modal (Slack's own slackapi/slack-skills-plugin, data-display-design.md).
 */
const most = { rows: 100, columns: 20, characters: 10_000 } as const;

/** A table where Slack can show it and is asked to, else a line for each row that names its columns. */
export function tableBlock(table: Table, asked: boolean): readonly SlackBlock[] {
  return asked && fits(table) ? [asTable(table)] : asLines(table);
}

function fits({ columns, rows }: Table): boolean {
  const texts = [...columns.map(({ title }) => title), ...rows.flat(2).map(({ text }) => text)];
  const characters = texts.reduce((all, text) => all + text.length, 0);
  return rows.length < most.rows && columns.length <= most.columns && characters <= most.characters;
}

function asTable({ columns, rows }: Table): TableBlock {
  const titles = columns.map(({ title }) => titleOf(title));
  return {
    type: 'table',
    column_settings: columns.map(({ align = 'left' }) => ({ align, is_wrapped: true })),
    rows: [titles, ...rows.map((cells) => columns.map((_, place) => cellOf(cells[place] ?? [])))],
  };
}

/** Over a narrow column a mark may stand above its word. */
function titleOf(title: string): RichText {
  const text = { type: 'text', text: shownText(title), style: { bold: true } } as const;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [text] }] };
}

/** Slack takes no empty cell. */
function cellOf(spans: readonly Span[]): TableBlock['rows'][number][number] {
  const section = richSection(spans);
  return section
    ? { type: 'rich_text', elements: [section] }
    : { type: 'raw_text', text: '\u00a0' };
}

/** The first column is what a row is about, so that it needs no name. */
function asLines({ columns, rows }: Table): readonly RichText[] {
  const lines = rows.flatMap((cells) => {
    const [about = [], ...others] = cells;
    const named = others.flatMap((cell, place): Span[] =>
      cell.some(({ text }) => text !== '')
        ? [{ text: `; ${columns[place + 1]?.title}: ` }, ...cell]
        : [],
    );
    return richSection([...about, ...named]) ?? [];
  });
  if (lines.length === 0) return [];
  const list = { type: 'rich_text_list', style: 'bullet', elements: lines } as const;
  return [{ type: 'rich_text', elements: [list] }];
}
