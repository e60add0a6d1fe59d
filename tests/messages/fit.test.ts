import { expect, test } from 'vitest';
import { fitted, sectionOf, tableSection } from '../../src/messages/fit.ts';
import { button, item, text } from '../../src/messages/parts.ts';
import { context, readAloud } from '../support/message-builders.ts';

const card = { title: 'Title', buttons: [], fallback: 'Title' };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const line = (length: number) => (one: number) => item([`${one} ${'x'.repeat(length)}`]);

test('what fits is shown whole, with nothing about more', () => {
  const sections = [sectionOf(numbers(3), line(1), { heading: 'Three', rest: '/priority' })];
  expect(readAloud(fitted({ ...card, sections }))).toBe('# Title\nThree\n- 1 x\n- 2 x\n- 3 x');
});

test('an empty section is left out with its heading', () => {
  const sections = [sectionOf([], line(1), { heading: 'None', rest: '/priority' })];
  expect(fitted({ ...card, before: [text('Nothing.')], sections }).blocks).toEqual([
    text('Nothing.'),
  ]);
});

test('what is left out is counted, with where to see it', () => {
  const sections = [sectionOf(numbers(1_234), line(1), { rest: '/progress overdue', most: 2 })];
  expect(readAloud(fitted({ ...card, sections }))).toBe(
    '# Title\n- 1 x\n- 2 x\n- and 1,232 more: /progress overdue',
  );
});

test('what is left out is named where it has names, eight at the most', () => {
  const of = (count: number) => {
    const names = numbers(count).map((one) => `2.${one}`);
    const sections = [
      sectionOf(numbers(count), line(1), { rest: '/priority 2.3', most: 1, names }),
    ];
    return readAloud(fitted({ ...card, sections }))
      .split('\n')
      .at(-1);
  };
  expect(of(3)).toBe('- also 2.2 and 2.3: /priority 2.3');
  expect(of(12)).toBe('- also 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9 and 3 more: /priority 2.3');
});

test('a long list takes no room from a short one', () => {
  const sections = [
    sectionOf(numbers(50), line(2_000), { rest: '/priority' }),
    sectionOf(numbers(2), line(2_000), { heading: 'Short', rest: '/priority' }),
  ];
  const shown = fitted({ ...card, sections }).blocks.map((block) =>
    block.kind === 'list' ? block.items.length : block.kind,
  );
  expect(shown).toEqual([3, 'text', 2]);
});

test('a line that has no room at all is counted', () => {
  const sections = [sectionOf(numbers(1), line(20_000), { rest: '/priority' })];
  expect(readAloud(fitted({ ...card, sections }))).toBe('# Title\n- 1 here: /priority');
});

test('a table keeps the rows that have room, and its last row says how many have not', () => {
  const row = (one: number) => [[{ text: String(one) }], [{ text: 'x'.repeat(1_000) }]];
  const columns = [{ title: 'Number' }, { title: 'Words' }];
  const sections = [tableSection(numbers(50), row, { columns, rest: '/priority' })];
  const [table, ...others] = fitted({ ...card, sections }).blocks;
  expect(others).toEqual([]);
  expect(table?.kind === 'table' && table.rows.map(([first]) => first?.[0]?.text)).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    'and 44 more: /priority',
  ]);
});

test('a table that has room for no row at all is counted', () => {
  const row = () => [[{ text: 'x'.repeat(9_000) }]];
  const columns = [{ title: 'Words' }];
  const sections = [tableSection(numbers(2), row, { columns, rest: '/priority' })];
  expect(readAloud(fitted({ ...card, sections }))).toBe('# Title\n- 2 here: /priority');
});

test('lines with buttons count as blocks, and the line about more has room', () => {
  const withButton = (one: number) =>
    item([String(one)], button(context, 'show', ['priority'], 'Show'));
  const before = [text('One.'), text('Two.')];
  const sections = [sectionOf(numbers(40), withButton, { rest: '/priority' })];
  const list = fitted({ ...card, before, sections }).blocks.at(-1);
  // A title, two texts, 16 lines and the one about more.
  expect(list?.kind === 'list' && list.items.length).toBe(17);
});
