import { expect, test } from 'vitest';
import {
  noPeriodCard,
  notAllowedCard,
  notThereCard,
  refusedTextCard,
  stillThereCard,
  whichPartnershipCard,
} from '../../src/messages/trouble.ts';
import { context, pressesOf, readAloud } from '../support/message-builders.ts';

test('text that was refused is answered with the reasons, and never with the text', () => {
  const card = refusedTextCard(['It looks like an NHS number.', 'It is too long.']);
  expect(readAloud(card)).toBe(
    `# Not kept
What you typed was not kept.
- It looks like an NHS number.
- It is too long.`,
  );
});

test('text that was refused for one reason is answered with that alone', () => {
  const tooLong =
    'This has 12,000 characters; the limit is 10,000. Nothing was stored. Shorten it and send again.';
  expect(readAloud(refusedTextCard([tooLong]))).toBe(`# Not kept\n${tooLong}`);
});

test('where what was refused stays on a platform, its sender is asked to delete it there', () => {
  const card = stillThereCard(refusedTextCard(['It looks like an NHS number.']), 'slack');
  expect(readAloud(card)).toBe(
    `# Not kept
It looks like an NHS number.
Delete your message in Slack too: I cannot.`,
  );
  expect(card.fallback).toBe(
    'It looks like an NHS number. Delete your message in Slack too: I cannot.',
  );
});

test('who may not is told who may, and to ask them', () => {
  expect(notAllowedCard('Only the coordinator can post this.').fallback).toBe(
    'Only the coordinator can post this. Nothing was changed. You can ask them to do it for you.',
  );
});

const partnerships = [
  { id: 'york', name: 'York' },
  { id: 'leeds', name: 'Leeds' },
];

test('a command that fits several partnerships can be run in each', () => {
  const card = whichPartnershipCard({ partnerships, typed: '/priority 2' });
  expect(pressesOf(card)).toEqual({
    York: 'show/york/priority/2',
    Leeds: 'show/leeds/priority/2',
  });
});

test('a command keeps its lines, which part one update from the next', () => {
  const typed = '/progress update 2.1 green x\n2.2 red y';
  expect(pressesOf(whichPartnershipCard({ partnerships, typed }))).toMatchObject({
    York: 'show/york/progress/update/2.1/green/x%0A2.2/red/y',
  });
});

test('a plain reply is not passed on by a button, and the way on is said', () => {
  const card = whichPartnershipCard({ partnerships, typed: '2.3 green, trained 45 staff' });
  expect(pressesOf(card)).toEqual({});
  expect(card.fallback).toContain('Use the Update button on the message that asked you.');
});

test('before the first request it says when that is', () => {
  expect(noPeriodCard(context, new Date('2024-09-18T08:00:00Z')).fallback).toBe(
    'Nobody has been asked for an update yet. The first requests go out on Wednesday at 9am.',
  );
});

test('what is not in the plan is named, with where to look in one press', () => {
  const card = notThereCard(context, 'action 9.9');
  expect(card.fallback).toBe('There is no action 9.9 in the plan. See every priority: /priority');
  expect(pressesOf(card)).toEqual({ '/priority': 'show/cyscp/priority' });
});
