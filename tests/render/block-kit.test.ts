import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rollUpOf } from '../../src/core/roll-up.ts';
import type { Block, Card } from '../../src/messages/card.ts';
import { asksCard, overdueCard } from '../../src/messages/lists.ts';
import { prioritiesCard } from '../../src/messages/priority.ts';
import { rollUpCard } from '../../src/messages/roll-up.ts';
import { rollUpDetailCards } from '../../src/messages/roll-up-detail.ts';
import { slackModalOfCard } from '../../src/render/block-form.ts';
import { slackHomeOf } from '../../src/render/block-home.ts';
import { slackMessageOf } from '../../src/render/block-kit.ts';
import { anyRollUpInput } from '../support/any-actions.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { context } from '../support/message-builders.ts';
import { slackComplaints, textsIn } from '../support/slack-limits.ts';

const cardWith = (...blocks: Block[]): Card => ({
  title: 'Title',
  blocks,
  buttons: [],
  fallback: 'In one sentence.',
});
const blocksOf = (...blocks: Block[]) => slackMessageOf(cardWith(...blocks)).blocks.slice(1);

test('a message carries its title first, its sentence for notifications, and its buttons last', () => {
  const message = slackMessageOf({
    title: '3 actions need an update',
    blocks: [{ kind: 'text', spans: [{ text: 'By ' }, { text: 'Thursday', bold: true }] }],
    buttons: [
      { label: 'Update', press: 'update/p/1', style: 'primary', describes: 'Update 4.1' },
      { label: 'Throw away', press: 'discard-draft/p/2', style: 'danger' },
    ],
    fallback: '3 actions need an update by Thursday.',
  });

  expect(message).toEqual({
    text: '3 actions need an update by Thursday.',
    blocks: [
      {
        type: 'header',
        text: { type: 'plain_text', text: '3 actions need an update', emoji: false },
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'By ' },
              { type: 'text', text: 'Thursday', style: { bold: true } },
            ],
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'press-1',
            text: { type: 'plain_text', text: 'Update', emoji: false },
            value: 'update/p/1',
            style: 'primary',
            accessibility_label: 'Update 4.1',
          },
          {
            type: 'button',
            action_id: 'press-2',
            text: { type: 'plain_text', text: 'Throw away', emoji: false },
            value: 'discard-draft/p/2',
            style: 'danger',
          },
        ],
      },
    ],
  });
});

test('a line with a button has it beside it; lines without are bullets of one list', () => {
  const button = { label: 'History', press: 'show/p/priority/2.3' };
  const blocks = blocksOf({
    kind: 'list',
    items: [
      { spans: [{ text: 'one' }] },
      { spans: [{ text: 'two' }] },
      { spans: [{ text: '2.3', bold: true }, { text: ': Amber' }], button },
    ],
  });

  expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'section']);
  expect(blocks[0]).toMatchObject({ elements: [{ type: 'rich_text_list', style: 'bullet' }] });
  expect(blocks[1]).toMatchObject({
    text: { type: 'plain_text', text: '2.3\nAmber' },
    accessory: { value: 'show/p/priority/2.3' },
  });
});

const table: Extract<Block, { kind: 'table' }> = {
  kind: 'table',
  columns: [{ title: 'Priority' }, { title: 'Red', align: 'right' }],
  rows: [
    [[{ text: '2' }], [{ text: '1' }]],
    [[{ text: '3' }], []],
  ],
};

test('a heading stands apart from what is above it', () => {
  const heading = (text: string): Block => ({ kind: 'text', spans: [{ text }], tone: 'heading' });

  expect(textsIn(blocksOf(heading('First'), heading('Second')))).toEqual(['First', '\n', 'Second']);
});

test('a mark and its word, and a day and its month, are not parted at the end of a line', () => {
  const [said] = textsIn(
    blocksOf({ kind: 'text', spans: [{ text: '▲ Amber on 2 September, – 3 no update' }] }),
  );

  expect(said).toBe('▲\u00a0Amber on 2\u00a0September, –\u00a03 no update');
});

test('a table is one where Slack can show it, with no empty cell', () => {
  const [block] = blocksOf(table);

  expect(block).toMatchObject({
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'right' }],
    rows: [{}, {}, [{}, { type: 'raw_text', text: '\u00a0' }]],
  });
});

test('a second table, which Slack refuses, is a line for each row', () => {
  const [, second] = blocksOf(table, table);

  expect(textsIn(second ? [second] : [])).toEqual(['2', '; Red: ', '1', '3']);
});

test.each([
  ['has more rows', { ...table, rows: Array.from({ length: 100 }, () => [[{ text: 'x' }]]) }],
  ['has more columns', { ...table, columns: Array.from({ length: 21 }, () => ({ title: 'x' })) }],
  ['has longer cells', { ...table, rows: [[[{ text: 'x'.repeat(10_001) }]]] }],
])('a table that %s than Slack takes is a line for each row', (_, one) => {
  expect(blocksOf(one).map(({ type }) => type)).toEqual(['rich_text']);
});

test('a table of as many rows as Slack takes, the titles among them, is one', () => {
  const rows = Array.from({ length: 99 }, () => [[{ text: 'x' }], [{ text: 'y' }]]);
  expect(blocksOf({ ...table, rows }).map(({ type }) => type)).toEqual(['table']);
});

test('in a modal and in a home, where Slack shows no table, its rows are lines', () => {
  const card = cardWith(table);
  const typesOf = (blocks: readonly { type: string }[]) => blocks.map(({ type }) => type);

  expect(typesOf(slackModalOfCard(card, '').blocks)).toEqual(['header', 'rich_text']);
  expect(typesOf(slackHomeOf([card]).blocks)).toEqual(['header', 'rich_text']);
});

test('words without a sign in them have one, since Slack refuses empty text', () => {
  const buttons = [{ label: ' ', press: 'show/p' }];
  const message = slackMessageOf({ ...cardWith(), buttons, fallback: '' });

  expect(slackComplaints(message)).toEqual([]);
});

test('the sentence for notifications is as long as Slack takes, also when it is escaped', () => {
  const { text } = slackMessageOf({ ...cardWith(), fallback: '&'.repeat(4_000) });

  expect(text.length).toBeGreaterThan(3_900);
  expect(text).toMatch(/^(&amp;)+…$/);
  expect(text.length).toBeLessThanOrEqual(4_000);
});

test('the sentence for notifications mentions nobody, whatever was typed', () => {
  const { text } = slackMessageOf({ ...cardWith(), fallback: 'Said <!channel> & <@U1>' });

  expect(text).toBe('Said &lt;!channel&gt; &amp; &lt;@U1&gt;');
});

test.each(hostileTexts)('what people typed is text and nothing else: %j', (typed) => {
  const button = { label: typed, press: 'show/p/x' };
  const message = slackMessageOf({
    title: typed,
    blocks: [
      { kind: 'text', spans: [{ text: typed }] },
      { kind: 'text', spans: [{ text: typed }], tone: 'muted' },
      { kind: 'facts', facts: [{ name: typed, value: typed }] },
      { kind: 'list', items: [{ spans: [{ text: typed }], button }, { spans: [{ text: typed }] }] },
      table,
    ],
    buttons: [button],
    fallback: typed,
  });

  expect(slackComplaints(message)).toEqual([]);
  expect(JSON.stringify(message.blocks)).not.toContain('mrkdwn');
});

test('every message of any plan is within Slack’s limits', () => {
  fc.assert(
    fc.property(anyRollUpInput, (input) => {
      const facts = rollUpOf(input);
      const priorities = Array.from({ length: 12 }, (_, number) => ({ number, title: 'x' }));
      const cards = [
        rollUpCard(context, facts),
        ...rollUpDetailCards(context, facts),
        overdueCard(context, input.actions),
        asksCard(context, input.asks),
        prioritiesCard(context, { priorities, actions: input.actions }),
      ];
      for (const card of cards) expect(slackComplaints(slackMessageOf(card))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
