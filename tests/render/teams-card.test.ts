import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Button, Card } from '../../src/messages/card.ts';
import { teamsCardOf } from '../../src/render/teams-card.ts';
import { teamsMessageOf } from '../../src/render/teams-message.ts';
import { cardComplaints, messageComplaints } from '../support/card-complaints.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

const card = (...blocks: Block[]): Card => ({
  title: '3 actions need an update',
  blocks,
  buttons: [],
  fallback: '3 actions need an update by Thursday 5pm.',
});
const text = (words: string): Block => ({ kind: 'text', spans: [{ text: words }] });
const list = (count: number, words: string): Block => ({
  kind: 'list',
  items: times(count, (place) => ({ spans: [{ text: `${place + 1} ${words}` }] })),
});
const buttons = (count: number): readonly Button[] =>
  times(count, (place) => ({ label: `Button ${place + 1}`, press: `show/p/${place}` }));
const times = <One>(count: number, one: (place: number) => One) =>
  Array.from({ length: count }, (_, place) => one(place));

/** Every text that is shown of a card. */
function textsOf(drawn: object): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(drawn, (key, value: unknown) => {
    if (key === 'text') texts.push(String(value));
    return value;
  });
  return texts;
}

test('a card is as wide as the conversation, in a language that Teams knows, with a sentence to read aloud', () => {
  expect(teamsCardOf(card(text('By Thursday.')))).toEqual({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en',
    fallbackText: '3 actions need an update by Thursday 5pm.',
    speak: '3 actions need an update by Thursday 5pm.',
    msteams: { width: 'full' },
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
  });
});

test('a card draws itself again for those it is told of, once each and sixty at the most', () => {
  const people = times(61, (place) => `29:${place}`);
  const refresh = { action: { type: 'Action.Execute', verb: 'refresh' } };

  expect(teamsCardOf(card(), ['29:a', '29:b', '29:a']).refresh).toEqual({
    ...refresh,
    userIds: ['29:a', '29:b'],
  });
  expect(teamsCardOf(card(), people).refresh?.userIds).toEqual(people.slice(0, 60));
  expect(teamsCardOf(card(), []).refresh).toEqual({ ...refresh, userIds: [] });
  expect(teamsCardOf(card())).not.toHaveProperty('refresh');
});

test.each([
  [6, []],
  [8, ['Button 7', 'Button 8']],
])('of %i buttons, six are seen and the others are behind an overflow', (count, behind) => {
  const { actions = [] } = teamsCardOf({ ...card(), buttons: buttons(count) });

  expect(actions.map(({ title }) => title)).toHaveLength(count);
  expect(actions.filter(({ mode }) => mode === 'secondary').map(({ title }) => title)).toEqual(
    behind,
  );
});

test('a card that fits is not cut, however long its texts', () => {
  const long = 'A sentence of a plan. '.repeat(800);

  expect(textsOf(teamsCardOf(card(text(long))))).toEqual(['3 actions need an update', long]);
});

test('a long text is cut before any line goes, and the card says so', () => {
  const drawn = teamsCardOf(card(text('x'.repeat(25_000)), list(3, 'line')));
  const [, cut, ...rest] = textsOf(drawn);

  expect(cut).toBe(`${'x'.repeat(1_499)}…`);
  expect(rest).toEqual([
    '1 line',
    '2 line',
    '3 line',
    expect.stringContaining('longer than one message in Teams'),
  ]);
});

test('a long list keeps its beginning and its last line, and says how many are left out', () => {
  const shown = textsOf(teamsCardOf(card(list(1_000, 'a line of words'))));
  const [, first] = shown;
  const left = shown.findIndex((words) => words.includes('more lines here, left out'));

  expect(first).toBe('1 a line of words');
  expect(shown.slice(left)).toEqual([
    `${1_000 - left} more lines here, left out: this message is too long.`,
    '1000 a line of words',
    expect.stringContaining('longer than one message in Teams'),
  ]);
});

test('a long table keeps its titles, and each of its rows has all columns', () => {
  const rows = times(500, (place) => [[{ text: `4.${place}` }], [{ text: 'Amber' }]]);
  const columns = [{ title: 'Action' }, { title: 'Now' }];
  const drawn = teamsCardOf(card({ kind: 'table', columns, rows }));

  expect(cardComplaints(drawn)).toEqual([]);
  expect(textsOf(drawn).slice(1, 5)).toEqual(['Action', 'Now', '4.0', 'Amber']);
  expect(textsOf(drawn)).toContainEqual(expect.stringMatching(/^\d+ more lines here, left out/));
});

test('of a wide table a phone shows what each row is about and its numbers; the other words follow', () => {
  const cell = (words: string) => (words === '' ? [] : [{ text: words }]);
  const columns = [
    { title: 'Priority', width: 4 },
    { title: '■ Red', align: 'right' as const },
    { title: 'Direction' },
    { title: '● Green', align: 'right' as const },
    { title: 'Other', width: 3 },
  ];
  const rows = [
    ['1 Help', '0', 'Same', '2', '1 not started'].map(cell),
    ['2 Fathers', '1', '', '0', ''].map(cell),
    [cell('and 3 more: /priority')],
  ];
  const [, table] = teamsCardOf(card({ kind: 'table', columns, rows })).body;

  expect(table).toMatchObject({
    columns: [{ width: 2 }, { width: 1, horizontalCellContentAlignment: 'right' }, { width: 1 }],
  });
  expect(textsOf(Object(table).rows)).toEqual([
    'Priority',
    '■ Red',
    '● Green',
    ...['1 Help', ': ', 'Same', '; ', '1 not started', '0', '2'],
    ...['2 Fathers', '1', '0'],
    'and 3 more: /priority',
  ]);
});

test('a table that a phone can show has all its columns, under small titles', () => {
  const columns = ['A', 'B', 'C', 'D'].map((title) => ({ title }));
  const rows = [columns.map(({ title }) => [{ text: `${title}1` }])];
  const [, table] = teamsCardOf(card({ kind: 'table', columns, rows })).body;
  const [titles, row] = Object(table).rows;

  expect(textsOf(titles)).toEqual(['A', 'B', 'C', 'D']);
  expect(textsOf(row)).toEqual(['A1', 'B1', 'C1', 'D1']);
  expect(JSON.stringify(titles).match(/"size":"Small"/g)).toHaveLength(4);
  expect(JSON.stringify(row)).not.toContain('size');
});

test('a mark stays with its word and a day with its month, but for the titles of a table', () => {
  const said = '▲ Amber since 2 September';
  const drawn = teamsCardOf({
    ...card(text(said), { kind: 'table', columns: [{ title: '▲ Amber' }], rows: [] }),
    title: 'By 12 September',
  });

  expect(textsOf(drawn)).toEqual([
    'By 12\u00a0September',
    '▲\u00a0Amber since 2\u00a0September',
    '▲ Amber',
  ]);
});

test('buttons that have no room are said to be left out', () => {
  const long = buttons(30).map((one) => ({ ...one, press: 'p'.repeat(1_900) }));
  const drawn = teamsCardOf({ ...card(), buttons: long });

  expect(drawn.actions?.map(({ title }) => title)).toEqual(times(10, (n) => `Button ${n + 1}`));
  expect(textsOf(drawn)).toContain('20 more buttons left out here.');
});

test('a message says in a notification what the card says, in one line', () => {
  const long = `Asked.\n${'word '.repeat(200)}`;

  expect(teamsMessageOf(card())).toEqual({
    type: 'message',
    summary: '3 actions need an update by Thursday 5pm.',
    attachments: [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: teamsCardOf(card()) },
    ],
  });
  expect(teamsMessageOf({ ...card(), fallback: long }).summary).toMatch(/^Asked\. word .*…$/);
  expect(teamsMessageOf({ ...card(), fallback: long }).summary.length).toBeLessThanOrEqual(300);
});

test('Teams takes any card at all, whatever is in it and however much', () => {
  const people = times(60, (place) => `29:${String(place).padStart(80, 'x')}`);
  const words = fc
    .tuple(fc.constantFrom(...hostileTexts, '', ' '), fc.integer({ min: 0, max: 400 }))
    .map(([one, count]) => one.repeat(count));
  const spans = fc.array(fc.record({ text: words }), { maxLength: 4 });
  const button = fc.record({
    label: words,
    press: fc.integer({ min: 1, max: 2_000 }).map((length) => 'p'.repeat(length)),
    describes: words,
  });
  const block: fc.Arbitrary<Block> = fc.oneof(
    spans.map((all) => ({ kind: 'text', spans: all }) as const),
    fc
      .array(fc.record({ name: words, value: words }), { maxLength: 30 })
      .map((facts) => ({ kind: 'facts', facts }) as const),
    fc
      .array(fc.record({ spans, button }, { requiredKeys: ['spans'] }), { maxLength: 80 })
      .map((items) => ({ kind: 'list', items }) as const),
    fc
      .array(fc.tuple(spans, spans), { maxLength: 80 })
      .map((rows) => ({ kind: 'table', columns: [{ title: 'A' }, { title: 'B' }], rows }) as const),
  );
  const any = fc.record({
    title: words,
    blocks: fc.array(block, { maxLength: 30 }),
    buttons: fc.array(button, { maxLength: 40 }),
    fallback: words,
  });

  fc.assert(
    fc.property(any, (one) => {
      expect(messageComplaints(teamsMessageOf(one, people))).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
