import { expect, it } from 'vitest';
import { lanesOf } from '../src/lanes.ts';

it('a lane with much to do gives up its slot between two pieces of work', async () => {
  const did: string[] = [];
  const pieces = new Map([
    ['busy', 3],
    ['other', 1],
  ]);
  const lanes = lanesOf(1, (key, inSlot) => async () => {
    for (let left = pieces.get(key) ?? 0; left > 0; left -= 1) {
      await inSlot(async () => did.push(key));
    }
  });

  lanes.ask(['busy', 'other']);
  await lanes.ended();

  expect(did).toEqual(['busy', 'other', 'busy', 'busy']);
});

it('no more lanes have a slot than there are', async () => {
  let now = 0;
  let most = 0;
  const lanes = lanesOf(
    2,
    (_, inSlot) => () =>
      inSlot(async () => {
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
      }),
  );

  lanes.ask(['a', 'b', 'c', 'd']);
  await lanes.ended();

  expect(most).toBe(2);
});

it('a lane that is asked again keeps what it knew', async () => {
  const opened: string[] = [];
  const lanes = lanesOf(1, (key) => {
    opened.push(key);
    return async () => undefined;
  });

  lanes.ask(['a']);
  await lanes.ended();
  lanes.ask(['a']);
  await lanes.ended();

  expect(opened).toEqual(['a']);
});
