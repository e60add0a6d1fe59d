import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Card } from '../../src/messages/card.ts';
import { adaptiveCardOf } from '../../src/render/adaptive-card.ts';
import type { AdaptiveCard } from '../../src/render/adaptive-json.ts';
import { shownText } from '../../src/render/shown-text.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

const cardWith = (...blocks: Block[]): Card => ({
  title: 'Title',
  blocks,
  buttons: [],
  fallback: 'In one sentence.',
});
const elementsOf = (...blocks: Block[]) => adaptiveCardOf(cardWith(...blocks)).body.slice(1);

/** Every object of a card that has a type, wherever it is. */
function piecesOf(card: AdaptiveCard): Record<string, unknown>[] {
  const pieces: Record<string, unknown>[] = [];
  JSON.parse(JSON.stringify(card), (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'type' in value) pieces.push({ ...value });
    return value;
  });
  return pieces;
}
const ofType = (card: AdaptiveCard, type: string) =>
  piecesOf(card).filter((piece) => piece.type === type);

test('a card carries its title first, its sentence for those who cannot see it, and its buttons last', () => {
  const card = adaptiveCardOf({
    title: '3 actions need an update',
    blocks: [{ kind: 'text', spans: [{ text: 'By Thursday.' }] }],
    buttons: [
      { label: 'Update', press: 'update/p/1', style: 'primary', describes: 'Update 4.1' },
      { label: 'Throw away', press: 'discard-draft/p/2', style: 'danger' },
    ],
    fallback: '3 actions need an update by Thursday 5pm.',
  });

  expect(card).toEqual({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en-GB',
    fallbackText: '3 actions need an update by Thursday 5pm.',
    speak: '3 actions need an update by Thursday 5pm.',
    body: [
      {
        type: 'TextBlock',
        id: 'title',
        text: '3 actions need an update',
        style: 'heading',
        size: 'Large',
        weight: 'Bolder',
        wrap: true,
      },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'By Thursday.' }] },
    ],
    actions: [
      {
        type: 'Action.Execute',
        verb: 'press',
        title: 'Update',
        data: { press: 'update/p/1' },
        associatedInputs: 'none',
        style: 'positive',
        tooltip: 'Update 4.1',
      },
      {
        type: 'Action.Execute',
        verb: 'press',
        title: 'Throw away',
        data: { press: 'discard-draft/p/2' },
        associatedInputs: 'none',
        style: 'destructive',
      },
    ],
  });
});

test('a card without buttons has no actions, which Teams refuses when empty', () => {
  expect(adaptiveCardOf(cardWith())).not.toHaveProperty('actions');
});

test('a divider is a line above what follows, and nothing at the end', () => {
  const divider: Block = { kind: 'divider' };
  const text: Block = { kind: 'text', spans: [{ text: 'one' }] };

  expect(elementsOf(text, divider, divider, text, divider)).toEqual([
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'one' }] },
    {
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: 'one' }],
      separator: true,
      spacing: 'Medium',
    },
  ]);
});

test('a warning stands in a container of its own, and small print is subtle', () => {
  expect(
    elementsOf(
      { kind: 'text', tone: 'warning', spans: [{ text: 'Held' }] },
      { kind: 'text', tone: 'muted', spans: [{ text: 'Why you get this' }] },
    ),
  ).toEqual([
    {
      type: 'Container',
      style: 'warning',
      items: [
        { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Held', weight: 'Bolder' }] },
      ],
    },
    {
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: 'Why you get this', isSubtle: true, size: 'Small' }],
    },
  ]);
});

test('a list puts each button beside its item', () => {
  const [list] = elementsOf({
    kind: 'list',
    items: [
      { spans: [{ text: '4.1', bold: true }], button: { label: 'Update', press: 'update/p/4.1' } },
      { spans: [{ text: '4.2' }] },
    ],
  });

  expect(list).toMatchObject({
    type: 'Container',
    id: 'block-0-list',
    items: [
      {
        type: 'ColumnSet',
        columns: [
          { items: [{ inlines: [{ text: '4.1', weight: 'Bolder' }] }] },
          { items: [{ actions: [{ data: { press: 'update/p/4.1' } }] }] },
        ],
      },
      { type: 'RichTextBlock', spacing: 'Small' },
    ],
  });
});

test('a table has its titles as header row, its widths and its alignment, and fills short rows', () => {
  const [table] = elementsOf({
    kind: 'table',
    columns: [
      { title: 'Action', width: 3 },
      { title: 'Green', align: 'right' },
    ],
    rows: [[[{ text: '4.1' }], [{ text: '10' }]], [[{ text: '4.2' }]]],
  });

  expect(table).toMatchObject({
    type: 'Table',
    firstRowAsHeader: true,
    columns: [
      { width: 3, horizontalCellContentAlignment: 'left' },
      { width: 1, horizontalCellContentAlignment: 'right' },
    ],
    rows: [
      { cells: [{ items: [{ inlines: [{ text: 'Action' }] }] }, { items: [{}] }] },
      { cells: [{ items: [{}] }, { items: [{ inlines: [{ text: '10' }] }] }] },
      { cells: [{ items: [{}] }, { items: [] }] },
    ],
  });
});

test('facts are rows of a name and a value', () => {
  expect(
    elementsOf({ kind: 'facts', facts: [{ name: 'Due', value: '31 March 2025' }] }),
  ).toMatchObject([
    {
      type: 'ColumnSet',
      columns: [
        { items: [{ inlines: [{ text: 'Due', weight: 'Bolder' }] }] },
        { items: [{ inlines: [{ text: '31 March 2025' }] }] },
      ],
    },
  ]);
});

test('a link is followed only to http and https; any other is plain text', () => {
  const [text] = elementsOf({
    kind: 'text',
    spans: [
      { text: 'good', link: 'https://example.org/' },
      { text: 'bad', link: 'javascript:alert(1)' },
    ],
  });

  expect(text).toEqual({
    type: 'RichTextBlock',
    inlines: [
      {
        type: 'TextRun',
        text: 'good',
        selectAction: { type: 'Action.OpenUrl', title: 'good', url: 'https://example.org/' },
      },
      { type: 'TextRun', text: 'bad' },
    ],
  });
});

test('a date function that somebody typed stays what they typed', () => {
  const [text] = elementsOf({
    kind: 'text',
    spans: [{ text: '{{DATE(2024-09-02T08:00:00Z)}}' }],
  });

  expect(text).toMatchObject({ inlines: [{ text: '{\u2060{DATE(2024-09-02T08:00:00Z)}}' }] });
});

/** The same typed text in every place of a card that shows text. */
function cardOfOnly(text: string): Card {
  const spans = [{ text }];
  return {
    title: text,
    blocks: [
      { kind: 'text', spans, tone: 'heading' },
      { kind: 'text', spans, tone: 'warning' },
      { kind: 'facts', facts: [{ name: text, value: text }] },
      { kind: 'list', items: [{ spans }] },
      { kind: 'table', columns: [{ title: text }], rows: [[spans]] },
    ],
    buttons: [],
    fallback: text,
  };
}

test('whatever is typed, only runs and text without any Markdown sign carry it', () => {
  const typed = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(typed, (text) => {
      const card = adaptiveCardOf(cardOfOnly(text));

      for (const block of ofType(card, 'TextBlock')) {
        expect(block.text).not.toMatch(/[*_[\]<>&#`~|\\{}+=$@\n]|^-|^\d+[.)]\s|:\/\//);
      }
      const shown = new Set(
        ofType(card, 'TextRun').map((run) => String(run.text).replaceAll('{\u2060{', '{{')),
      );
      expect([...shown].filter((run) => run !== shownText(text))).toEqual([]);
      expect(ofType(card, 'FactSet')).toEqual([]);
    }),
  );
});
