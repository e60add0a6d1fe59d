import { expect, it } from 'vitest';
import { turnsOf } from '../src/turns.ts';

it('turns that are asked for while a slow one is under way do not pile up', async () => {
  let begun = 0;
  let finish: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const turns = turnsOf(() => {
    begun += 1;
    return slow;
  });
  turns.ask();
  await Promise.resolve();

  for (const _ of [1, 2, 3, 4]) turns.ask();
  finish();
  await turns.ended();

  expect(begun).toBe(2);
});
