import { expect, test } from 'vitest';
import { greetingCard } from '../../src/messages/greeting.ts';
import { readAloud } from '../support/message-builders.ts';

test.each([
  ['Hello', 'Hello'],
  ['thanks', 'You are welcome'],
])('"%s" is answered once, in the heading', (text, title) => {
  const card = greetingCard([{ text }]);
  expect(card && readAloud(card)).toBe(
    `# ${title}\nNothing was saved; type /progress mine to see what you owe.`,
  );
});
