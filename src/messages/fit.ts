import type { Block, Card, Column, ListItem, Span } from './card.ts';
import { added, blockSize, cardLimits, itemLength, type Size, sizeOf } from './card-size.ts';
import { figure, someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { item, listOf, toned } from './parts.ts';

type Row = readonly (readonly Span[])[];

/** A list that may be cut: then its last line says how many are left out and where to see them. */
export interface Section {
  readonly heading?: string;
  readonly items: readonly ListItem[];
  /** How many there are; `items` may be only the first of them. */
  readonly total: number;
  /** Where the rest can be seen: "/progress overdue". */
  readonly rest: string;
  /** Shown at the most, however much room there is. */
  readonly most?: number;
  /** Of each in turn: then what is left out is named, and not only counted. */
  readonly names?: readonly string[];
  /** Then the items are shown as the rows of a table, one each, and not as lines. */
  readonly table?: Table;
}

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Characters of every row where its cells are padded to one width, as in a terminal. */
  readonly rowLength: number;
}

const mostNames = 8;
const nameLength = 20;
/** Those named may be longer than the first ones are. */
const namesLength = mostNames * nameLength + 'also '.length;

/** No card has room for more lines, so that the rest of a long list need not be written. */
const mostLines = 60;

/** A section of these things, each drawn as a line. */
export function sectionOf<Thing>(
  things: readonly Thing[],
  draw: (thing: Thing) => ListItem,
  section: Omit<Section, 'items' | 'total'>,
): Section {
  const items = things.slice(0, section.most ?? mostLines).map(draw);
  return { ...section, items, total: things.length };
}

/** A section of these things, each drawn as a row of a table. */
export function tableSection<Thing>(
  things: readonly Thing[],
  draw: (thing: Thing) => Row,
  { columns, ...section }: Omit<Section, 'items' | 'total' | 'table'> & Pick<Table, 'columns'>,
): Section {
  const rows = things.slice(0, section.most ?? mostLines).map(draw);
  const more = `and 1,000,000 more: ${section.rest}`;
  const least = columns.map(({ title }, place) => (place === 0 ? more : title).length);
  const widths = columns.map((_, place) =>
    Math.max(least[place] ?? 0, ...rows.map((row) => cellLength(row[place] ?? []))),
  );
  const rowLength = widths.reduce((all, width) => all + width + gapLength, 0);
  const items = rows.map((row) => ({ spans: row.flat() }));
  return { ...section, items, total: things.length, table: { columns, rows, rowLength } };
}

const gapLength = 2;

const cellLength = (cell: readonly Span[]): number =>
  cell.reduce((all, { text }) => all + text.length, 0);

export interface Layout extends Omit<Card, 'blocks'> {
  readonly before?: readonly Block[];
  readonly sections: readonly Section[];
  readonly after?: readonly Block[];
}

/**
 * A card within `cardLimits`, whatever is in the lists: room goes round the sections a line at a time, so that a long
 * list takes none from a short one. A section without items is left out.
 */
export function fitted({ before = [], sections, after = [], ...card }: Layout): Card {
  const full = sections.filter((section) => section.items.length > 0);
  const fixed = sizeOf({ ...card, blocks: [...before, ...after] });
  const kept = keepFitting(full, fixed);
  const blocks = full.flatMap((section, index) => sectionBlocks(section, kept[index] ?? 0));
  return { ...card, blocks: [...before, ...blocks, ...after] };
}

function keepFitting(sections: readonly Section[], fixed: Size): number[] {
  const kept = sections.map(() => 0);
  const open = new Set(sections.keys());
  const framed = added([fixed, ...sections.map(frameSize)]);
  let left = {
    blocks: cardLimits.blocks - framed.blocks,
    characters: cardLimits.characters - framed.characters,
  };
  while (open.size > 0) {
    for (const index of [...open]) {
      const section = sections[index];
      const next = section?.items[kept[index] ?? 0];
      const room = next && section && afterAdding(left, next, section, kept[index] ?? 0);
      if (room) {
        left = room;
        kept[index] = (kept[index] ?? 0) + 1;
      } else {
        open.delete(index);
      }
    }
  }
  return kept;
}

/** What a section costs before any of its items: heading, and the list or the line that says what is left out. */
function frameSize(section: Section): Size {
  const heading = headingBlocks(section).map(blockSize);
  const more = itemLength(moreItem(section, 0)) + (section.names ? namesLength : 0);
  // A table has titles with a rule below, and a last row that says what is left out.
  const titles = section.table ? 3 * section.table.rowLength : 0;
  return added([...heading, { blocks: 1, characters: more + titles }]);
}

function afterAdding(left: Size, next: ListItem, section: Section, kept: number): Size | undefined {
  if (kept >= (section.most ?? Number.POSITIVE_INFINITY)) return undefined;
  const blocks = left.blocks - (hasButtons(section) ? 1 : 0);
  const characters = left.characters - (section.table?.rowLength ?? itemLength(next));
  return blocks < 0 || characters < 0 ? undefined : { blocks, characters };
}

function sectionBlocks(section: Section, kept: number): Block[] {
  if (section.table) return tableBlocks(section, section.table, kept);
  const shown = section.items.slice(0, kept);
  const items = kept < section.total ? [...shown, moreItem(section, kept)] : shown;
  return [...headingBlocks(section), { kind: 'list', items }];
}

function tableBlocks(section: Section, { columns, rows }: Table, kept: number): Block[] {
  const more = kept < section.total ? [moreItem(section, kept)] : [];
  if (kept === 0) return [...headingBlocks(section), ...listOf(more)];
  const shown = [...rows.slice(0, kept), ...more.map(({ spans }) => [spans])];
  return [...headingBlocks(section), { kind: 'table', columns, rows: shown }];
}

function headingBlocks({ heading }: Section): Block[] {
  return heading === undefined ? [] : [toned('heading', heading)];
}

function moreItem(section: Section, kept: number): ListItem {
  const more = figure(section.total - kept);
  const { names, rest } = section;
  if (names) {
    const left = names.slice(kept).map((name) => excerpt(name, nameLength));
    return item([`${kept === 0 ? '' : 'also '}${someOf(left, mostNames)}: ${rest}`]);
  }
  return item([kept === 0 ? `${more} here: ${rest}` : `and ${more} more: ${rest}`]);
}

const hasButtons = ({ items }: Section): boolean => items.some(({ button }) => button);
