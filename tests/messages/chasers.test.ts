import { expect, test } from 'vitest';
import { chairCard } from '../../src/messages/chair.ts';
import { deputyCard, snoozedCard, tooLateToSnoozeCard } from '../../src/messages/chasers.ts';
import {
  action,
  asked,
  context,
  earlyHelp,
  fathers,
  period,
  pressesOf,
  readAloud,
} from '../support/message-builders.ts';

test('a deputy reads why: what the lead passed on', () => {
  const items = [asked(action(), { capacity: 'deputy' })];
  const card = deputyCard(context, { requestId: 'request', period, items, reason: 'passed' });
  expect(card.fallback).toBe(
    'You are deputy for Fathers. The lead passed you 1 action, to update by Thursday 19 September, 5pm.',
  );
});

test('a deputy cannot pass on again', () => {
  const items = [asked(action(), { capacity: 'deputy' })];
  const card = deputyCard(context, { requestId: 'request', period, items, reason: 'no-answer' });
  expect(Object.keys(pressesOf(card))).toEqual(['Update', 'Remind me tomorrow']);
});

const leads = new Map([
  [fathers.id, 'Lead of Fathers'],
  [earlyHelp.id, 'Lead of Early Help'],
]);

test('a chair reads about their sub-groups, and can update', () => {
  const owed = [asked(action()), asked(action({ ref: '1.1', subGroup: earlyHelp }))];
  const card = chairCard(context, { period, openedAt: context.now, owed, leads });
  expect(card.fallback).toBe(
    'You chair Fathers and Early Help. 2 actions have had no update since Monday 16 September. Answers close on Thursday 19 September at 5pm.',
  );
  expect(pressesOf(card)).toEqual({ Update: 'update/cyscp/a-1.1/period' });
});

test('a chair reads sub-group by sub-group whom to ask', () => {
  const owed = [
    asked(action()),
    asked(action({ ref: '1.1', subGroup: earlyHelp })),
    asked(action({ ref: '4.2' })),
  ];
  const card = chairCard(context, { period, openedAt: context.now, owed, leads });
  expect(readAloud(card)).toBe(
    `# 3 actions have had no update since Monday 16 September.
You chair Fathers and Early Help.
Fathers: please ask Lead of Fathers.
- 4.1 Launch the campaign: – No update yet [Update]
- 4.2 Launch the campaign: – No update yet [Update]
Early Help: please ask Lead of Early Help.
- 1.1 Launch the campaign: – No update yet [Update]
Answers close on Thursday 19 September at 5pm. You can also update them yourself.`,
  );
});

test('a chair after the close is told that late answers still count', () => {
  const after = { ...context, now: new Date('2024-09-19T16:00:00Z') };
  const owed = [asked(action())];
  const card = chairCard(after, { period, openedAt: context.now, owed, leads });
  expect(readAloud(card)).toContain(
    'Answers closed on Thursday 19 September at 5pm; one that comes now is marked late.',
  );
});

test('a chair with many is shown ten and told where the rest is', () => {
  const owed = Array.from({ length: 12 }, (_, index) => asked(action({ ref: `4.${index}` })));
  const card = chairCard(context, { period, openedAt: context.now, owed, leads });
  expect(readAloud(card)).toContain('And 2 more: /progress subgroup Fathers');
});

test('a snooze says when it ends', () => {
  const tomorrow = new Date('2024-09-17T08:00:00Z');
  expect(snoozedCard(context, tomorrow).fallback).toBe('I will remind you on Tuesday at 9am.');
});

test('a snooze past the close is refused with the reason', () => {
  const lastDay = { ...context, now: new Date('2024-09-19T08:00:00Z') };
  expect(tooLateToSnoozeCard(lastDay, period.closesAt).fallback).toBe(
    'There is no day left to remind you: answers close at 5pm today. Please answer now.',
  );
});

test('a snooze after the close is told that late answers still count', () => {
  const after = { ...context, now: new Date('2024-09-19T16:00:00Z') };
  expect(readAloud(tooLateToSnoozeCard(after, period.closesAt))).toBe(
    `# Answers are closed
Answers closed on Thursday 19 September at 5pm. You can still answer; it will be marked late.`,
  );
});
