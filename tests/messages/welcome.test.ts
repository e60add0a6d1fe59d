import { expect, it } from 'vitest';
import { welcomeCard } from '../../src/messages/welcome.ts';
import { context, readAloud } from '../support/message-builders.ts';

const opensAt = new Date('2024-09-23T08:00:00Z');

it('somebody who is asked reads who writes, when the next request comes, and what can be typed', () => {
  const card = welcomeCard(context, { isAsked: true, opensAt, hasAsked: true });

  expect(readAloud(card)).toBe(
    `# Hello
I am Waymark. I ask the sub-group leads of City of York Safeguarding Children Partnership for updates, and tell its Executive how the plan is doing.
Your next request comes here on Monday 23 September at 9am. Until then you need to do nothing.
You can type /priority to see the plan, /progress mine to see what you owe, and /progress help for the rest.`,
  );
});

it('anybody else is not told of requests of theirs', () => {
  const card = welcomeCard(context, { isAsked: false, opensAt, hasAsked: false });

  expect(readAloud(card)).toContain(
    'The first requests to the leads go out on Monday 23 September at 9am. You need to do nothing.\nYou can type /priority to see the plan, and /progress help for the rest.',
  );
});

it.each([
  [true, 'No request is planned just now. When one comes, it comes here.'],
  [false, 'No requests are planned just now.'],
])('where nothing is planned, that is said: %s', (isAsked, said) => {
  expect(welcomeCard(context, { isAsked, hasAsked: true }).fallback).toContain(said);
});
