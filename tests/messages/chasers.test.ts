import { expect, test } from 'vitest';
import {
  chairCard,
  deputyCard,
  snoozedCard,
  tooLateToSnoozeCard,
} from '../../src/messages/chasers.ts';
import {
  action,
  asked,
  context,
  earlyHelp,
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

test('a chair reads about their sub-groups, not about people, and can update', () => {
  const owed = [asked(action()), asked(action({ ref: '1.1', subGroup: earlyHelp }))];
  const card = chairCard(context, { period, openedAt: context.now, owed });
  expect(card.fallback).toBe(
    'You chair Fathers and Early Help. 2 actions have had no update since Monday 16 September. Answers close on Thursday 19 September at 5pm.',
  );
  expect(pressesOf(card)).toEqual({ Update: 'update/cyscp/a-1.1/period' });
});

test('a chair with many is shown ten and told where the rest is', () => {
  const owed = Array.from({ length: 12 }, (_, index) => asked(action({ ref: `4.${index}` })));
  const card = chairCard(context, { period, openedAt: context.now, owed });
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
