import { expect, test } from 'vitest';
import { parseReply } from '../../src/core/reply.ts';
import { whyNotRead, whyOnlyCoordinator } from '../../src/messages/why-not.ts';

test.each([
  ['paused', '4.1 is paused, and only the coordinator can change or resume it.'],
  ['complete-accepted', '4.1 is accepted as complete, and only the coordinator can change that.'],
  ['closed-not-done', '4.1 is closed, and only the coordinator can change that.'],
] as const)('an action that is %s is the coordinator’s to change', (state, why) => {
  expect(whyOnlyCoordinator({ ref: '4.1', state })).toBe(why);
});

test.each(['not-started', 'in-progress', 'complete-claimed'] as const)(
  'an action that is %s is not the coordinator’s alone',
  (state) => {
    expect(whyOnlyCoordinator({ ref: '4.1', state })).toBeUndefined();
  },
);

const known = [
  { ref: '2.3', canNoChange: true },
  { ref: 'X.1', canNoChange: false },
];
const whysOf = (text: string, actions = known) =>
  parseReply(text, actions).notUnderstood.map(({ why }) => whyNotRead(why));

test.each([
  ['2.9 red lost', '2.9 is not one of your actions.'],
  ['2.3 amber', '2.3 needs one sentence about what has been done.'],
  ['2.3', '2.3 needs green, amber or red, and one sentence about what has been done.'],
  ['2.3 green to amber, lost', '2.3 is not clear. Give one colour, the one it has now.'],
  [
    '2.3 no change, still amber',
    '2.3 is not clear. Give either "no change", or a colour and one sentence.',
  ],
  ['2.3 a venue was lost', '2.3 is not clear. If "a" means amber, write "amber" in full.'],
  [
    '2.3 done 3 of 5 sessions',
    '2.3 is not clear. If it is complete, write "complete" and one sentence.',
  ],
  ['X.1 no change', 'X.1 has no update to repeat yet. Give green, amber or red, and one sentence.'],
  ['2.3 green met; 2.3 red lost', '2.3 is in your message twice. The first answer was taken.'],
  ['Hello there', "Start with the action's number, such as 2.3."],
  ['no change', 'Say which actions have no change, or write "all no change".'],
  ['all green', 'Give each action by its number, with its colour and one sentence.'],
])('what is not read of %j says how to write it', (text, why) => {
  expect(whysOf(text)).toEqual([why]);
});

test('who has nothing more to update is told so', () => {
  expect(whysOf('2.3 green met; X.1 green met; all no change')).toEqual([
    'You have no other actions to update.',
  ]);
  expect(whysOf('hello', [])).toEqual(['You have no actions to update.']);
});
