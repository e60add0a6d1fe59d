import { expect, test } from 'vitest';
import { notUnderstoodCard } from '../../src/messages/not-understood.ts';
import { context, pressesOf, readAloud } from '../support/message-builders.ts';

test('a mistyped command offers the nearest with one press', () => {
  const card = notUnderstoodCard(context, { typed: 'prioritys', nearest: '/priority' });
  expect(card.fallback).toBe("I don't know 'prioritys'. Did you mean /priority?");
  expect(pressesOf(card)).toEqual({ '/priority': 'show/cyscp/priority' });
});

test('a command near to none offers the help', () => {
  const card = notUnderstoodCard(context, { typed: 'xyzzy' });
  expect(card.fallback).toBe("I don't know 'xyzzy'. See what I can do: /progress help");
  expect(pressesOf(card)).toEqual({ '/progress help': 'show/cyscp/progress/help' });
});

test('the suggestion repeats what was typed after it', () => {
  const nearest = '/progress update 4.1 green ok';
  const card = notUnderstoodCard(context, { typed: 'updte', nearest });
  expect(card.fallback).toBe("I don't know 'updte'. Did you mean /progress update 4.1 green ok?");
  expect(pressesOf(card)).toEqual({ [nearest]: 'show/cyscp/progress/update/4.1/green/ok' });
});

test('a suggestion too long for a button is there to copy', () => {
  const nearest = `/progress update 4.1 green ${'trained '.repeat(40)}staff`;
  const card = notUnderstoodCard(context, { typed: 'updte', nearest });
  expect(pressesOf(card)).toEqual({});
  expect(readAloud(card)).toBe(
    `# Not understood\nI don't know 'updte'. Did you mean this? Copy it and send it.\n${nearest}`,
  );
});

test('an update whose number does not come first is told so, with an example', () => {
  const mend = { kind: 'number-first', ref: '2.1' } as const;
  const card = notUnderstoodCard(context, { typed: 'update green 2.1 x', mend });
  expect(card.fallback).toContain(
    'The action\'s number comes first, such as "/progress update 2.1 green Trained 45 staff".',
  );
});

test('a number that is no action is told how one looks', () => {
  const mend = { kind: 'number-shape', number: '77' } as const;
  const card = notUnderstoodCard(context, { typed: 'pause 77', mend });
  expect(card.fallback).toBe(
    "There is no action 77. An action's number looks like 2.3. See them: /priority",
  );
});

test.each([
  [{}, '/progress pause, and /progress resume when'],
  [{ ref: '2.3' }, '/progress pause 2.3, and /progress resume 2.3 when'],
])('a length of a pause with %j is answered by what there is, without a button', (about, how) => {
  const mend = { kind: 'no-length', ...about } as const;
  const card = notUnderstoodCard(context, { typed: 'pause 2 weeks', mend });
  expect(card.fallback).toBe(`Pause takes no length: ${how} you want it again`);
  expect(card.buttons).toEqual([]);
});
