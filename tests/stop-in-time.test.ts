import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stopInTime } from '../src/stop-in-time.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('a bot that stops says nothing', async () => {
  expect(await stopInTime(async () => undefined)).toBe(undefined);
});

it('a bot that fails to stop says that it did not stop, and why', async () => {
  const said = await stopInTime(() => Promise.reject(new Error('the disk is full\nat line 1')));

  expect(said).toBe('Waymark did not stop cleanly: the disk is full. What was saved is kept.');
});

it('a bot that hangs is given up before a supervisor kills it', async () => {
  const stopping = stopInTime(() => new Promise(() => undefined));

  await vi.advanceTimersByTimeAsync(4_900);

  expect(await stopping).toMatch(
    /^Waymark did not stop cleanly: what was under way did not end in time/,
  );
});
