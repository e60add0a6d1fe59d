import { expect, test } from 'vitest';
import { whyOnlyCoordinator } from '../../src/messages/why-not.ts';

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
