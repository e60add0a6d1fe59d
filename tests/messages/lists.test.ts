import { expect, test } from 'vitest';
import { asksCard, overdueCard, subGroupCard } from '../../src/messages/lists.ts';
import { prioritiesCard, priorityCard } from '../../src/messages/priority.ts';
import { action, ask, context, latest, readAloud, working } from '../support/message-builders.ts';

const fathersPriority = { number: 4, title: 'Engaging with Fathers' };

test('an answer from an older period is no update, with the last known mark and its day', () => {
  const actions = [working('green', { latest: latest({ periodId: 'long-ago' }) })];
  const facts = { priority: fathersPriority, actions, asks: [], current: ['period', 'before'] };
  expect(readAloud(priorityCard(context, facts))).toContain(
    'Its one action has no update.\n- 4.1 Launch the campaign: – No update, last known ● Green on 14 September. Ran two sessions.',
  );
});

test('a colour is said for a priority only where every action was heard from', () => {
  const heard = [working('green'), working('amber', { ref: '4.2' })];
  const fallback = (actions: typeof heard) =>
    priorityCard(context, { priority: fathersPriority, actions, asks: [] }).fallback;
  expect(fallback(heard)).toBe('4 Engaging with Fathers: ▲ Amber. 2 actions: 1 amber, 1 green.');
  expect(fallback([...heard, action({ ref: '4.3' })])).toBe(
    '4 Engaging with Fathers: 2 of 3 actions heard from: ▲ 1 amber, ● 1 green, – 1 no update.',
  );
  const done = action({ ref: '4.4', state: 'complete-accepted' });
  expect(fallback([action({ ref: '4.3' }), done])).toBe(
    '4 Engaging with Fathers: 0 of 1 open action heard from: ✓ 1 complete, – 1 no update.',
  );
});

test('a priority that nobody has heard of says so once', () => {
  const actions = [action(), action({ ref: '4.2' }), action({ ref: '4.3' })];
  const card = priorityCard(context, { priority: fathersPriority, actions, asks: [] });
  expect(card.fallback).toBe('4 Engaging with Fathers: No update on any of 3 actions.');
});

test('an answer of a current period stands under its colour', () => {
  const actions = [working('green')];
  const card = prioritiesCard(context, {
    priorities: [fathersPriority],
    actions,
    current: ['period', 'before'],
  });
  expect(card.fallback).toBe('1 action: 1 green.');
});

test('a priority whose every action is accepted is complete', () => {
  const actions = [action({ state: 'complete-accepted' })];
  const card = priorityCard(context, { priority: fathersPriority, actions, asks: [] });
  expect(card.fallback).toBe('4 Engaging with Fathers: ✓ Complete. 1 action: 1 complete.');
});

test('a priority without actions, and the one that is cross-cutting', () => {
  const actions = [working('red', { ref: 'X.1', priority: 'cross-cutting' })];
  const card = prioritiesCard(context, { priorities: [fathersPriority], actions });
  expect(readAloud(card)).toContain(
    '- 4 Engaging with Fathers: no actions [Show]\n- Cross-cutting: ■ 1 red [Show]',
  );
});

test('of more actions than a screen holds the worst come first', () => {
  const green = Array.from({ length: 30 }, (_, index) => working('green', { ref: `4.${index}` }));
  const actions = [...green, working('red', { ref: '4.30' })];
  const lines = readAloud(subGroupCard(context, { name: 'Fathers', actions, asks: [] })).split(
    '\n',
  );
  expect(lines[2]).toMatch(/^- 4\.30 .*■ Red/);
  expect(lines.at(-1)).toMatch(/^- and 1\d more: ask for one by its number/);
});

test('a sub-group shows how much is overdue', () => {
  const actions = [working('green', { dueOn: '2024-09-15' })];
  expect(subGroupCard(context, { name: 'Fathers', actions, asks: [] }).fallback).toBe(
    'Fathers: 1 action: 1 green. 1 overdue.',
  );
});

test('nothing overdue and nothing asked are said in one sentence', () => {
  expect(overdueCard(context, []).fallback).toBe('Nothing is overdue.');
  expect(asksCard(context, []).fallback).toBe('Nothing is asked of the Executive.');
});

test('overdue starts with the longest', () => {
  const actions = [
    working('red', { dueOn: '2024-09-01' }),
    working('red', { ref: '1.2', dueOn: '2024-01-31' }),
  ];
  const card = overdueCard(context, actions);
  expect(card.fallback).toBe('2 actions are overdue.');
  expect(readAloud(card).split('\n')[2]).toContain('1.2 Launch the campaign');
});

test('an ask whose day has passed says so', () => {
  const asks = [ask({ neededByOn: '2024-09-15', ofWhom: 'the police' })];
  expect(readAloud(asksCard(context, asks))).toContain(
    '- 4.2 needed a decision from the police by 15 September, which has passed: Agree another venue.',
  );
});
