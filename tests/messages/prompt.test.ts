import { expect, test } from 'vitest';
import { promptCard } from '../../src/messages/prompt.ts';
import {
  action,
  asked,
  context,
  pressesOf,
  readAloud,
  request,
  working,
} from '../support/message-builders.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => asked(action({ ref: `2.${index + 1}` })));

test('one action has its own button, and no Update several', () => {
  const card = promptCard(context, { ...request, items: many(1) });
  expect(card.title).toBe('1 action needs an update by Thursday 19 September, 5pm.');
  expect(Object.keys(pressesOf(card))).toEqual(['Update', 'Remind me tomorrow']);
});

test('each button carries what it is about', () => {
  const items = [asked(working('amber'), { canNoChange: true }), ...many(1)];
  expect(pressesOf(promptCard(context, { ...request, items, canPass: true }))).toEqual({
    Update: 'update/cyscp/a-2.1/period',
    'Update several': 'several/cyscp/1',
    'No change': 'no-change/cyscp',
    'Remind me tomorrow': 'tomorrow/cyscp/request',
    'Pass to deputy': 'pass/cyscp/request',
  });
});

test('each Update says on what it acts, for those who do not see the line', () => {
  const [list] = promptCard(context, { ...request, items: many(1) }).blocks;
  const [item] = list?.kind === 'list' ? list.items : [];
  expect(item?.button?.describes).toBe('Update 2.1 Launch the campaign');
});

test('ten a page, with the way to the others', () => {
  const card = promptCard(context, { ...request, items: many(34), page: 4 });
  const list = card.blocks.find((block) => block.kind === 'list');
  expect(list?.items).toHaveLength(4);
  expect(pressesOf(card)['Back (21 to 30 of 34)']).toBe('page/cyscp/request/3');
  expect(Object.keys(pressesOf(card)).some((label) => label.startsWith('More'))).toBe(false);
});

test.each([
  [11, 1, 'More (11 of 11)'],
  [34, 1, 'More (11 to 20 of 34)'],
  [34, 99, 'Back (21 to 30 of 34)'],
  [34, Number.NaN, 'More (11 to 20 of 34)'],
])('of %d actions, page %d has the button %s', (count, page, label) => {
  const card = promptCard(context, { ...request, items: many(count), page });
  expect(Object.keys(pressesOf(card))).toContain(label);
});

test.each([
  ['2024-09-15', ', overdue since 15 September'],
  ['2024-09-16', ', due 16 September'],
  ['2024-09-17', ', due 17 September'],
  ['2024-09-30', ', due 30 September'],
  ['2024-10-01', ''],
])('what is due on %s says so where that is near or past', (dueOn, words) => {
  const items = [asked(action({ dueOn }))];
  expect(readAloud(promptCard(context, { ...request, items }))).toContain(
    `– No update yet${words} [Update]`,
  );
});

test('the most overdue stand first', () => {
  const items = [
    asked(action({ ref: '1.1' })),
    asked(action({ ref: '1.2', dueOn: '2024-09-01' })),
    asked(action({ ref: '1.3', dueOn: '2024-06-01' })),
  ];
  const list = promptCard(context, { ...request, items }).blocks.find(
    ({ kind }) => kind === 'list',
  );
  const lines = list?.kind === 'list' ? list.items.map(({ spans }) => spans[0]?.text) : [];
  expect(lines.map((line) => line?.slice(0, 3))).toEqual(['1.3', '1.2', '1.1']);
});

test('on the last day there is no tomorrow to be reminded on', () => {
  const lastDay = { ...context, now: new Date('2024-09-19T08:00:00Z') };
  const card = promptCard(lastDay, { ...request, items: many(1) });
  expect(card.title).toBe('1 action needs an update by Thursday 19 September, 5pm.');
  expect(Object.keys(pressesOf(card))).toEqual(['Update']);
});

test('after the close it says that the day has passed', () => {
  const after = { ...context, now: new Date('2024-09-20T08:00:00Z') };
  expect(promptCard(after, { ...request, items: many(2) }).title).toBe(
    '2 actions had no update by Thursday 19 September, 5pm.',
  );
});

test('it says who else was asked, by role and sub-group', () => {
  const items = [asked(action(), { passedToDeputy: true }), ...many(1)];
  expect(promptCard(context, { ...request, items }).blocks).toContainEqual({
    kind: 'text',
    spans: [{ text: 'The deputy for Fathers was asked about 4.1 too. Either of you can answer.' }],
  });
});

test('what the lead passed on is not counted, and is said', () => {
  const passed = asked(action(), { passedToDeputy: true, passedOn: true });
  const card = promptCard(context, { ...request, items: [passed, ...many(2)] });
  expect(card.title).toBe('2 actions need an update by Thursday 19 September, 5pm.');
  expect(readAloud(card)).toContain('You passed 4.1 to the deputy for Fathers. Either of you can');
});

test('all passed on, it is headed so, and there is nothing to be reminded of', () => {
  const items = [asked(action(), { passedToDeputy: true, passedOn: true })];
  const card = promptCard(context, { ...request, items });
  expect(card.title).toBe('Passed to your deputy: 1 action still waits for an answer.');
  expect(Object.keys(pressesOf(card))).toEqual(['Update']);
});
