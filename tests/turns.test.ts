import { expect, it } from 'vitest';
import { turnsOf } from '../src/turns.ts';

it('turns that are asked for while a slow one is under way do not pile up', async () => {
  const begun: boolean[] = [];
  let finish: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const turns = turnsOf((ticks) => {
    begun.push(ticks);
    return slow;
  });
  turns.ask(false);
  await Promise.resolve();

  for (const ticks of [false, true, false, true]) turns.ask(ticks);
  finish();
  await turns.ended();

  expect(begun).toEqual([false, true]);
});
