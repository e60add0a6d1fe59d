import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outgoing } from '../../src/app/platform.ts';
import { teamsLimits } from '../../src/teams/teams-limits.ts';
import { chatWorkspace } from '../support/chat-workspace.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { machineAt } from '../support/machines.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** When so many messages to these people were sent, in milliseconds. */
async function sentTo(people: readonly string[]): Promise<readonly number[]> {
  const machine = machineAt(new Date());
  const sent: number[] = [];
  const onPost = (_: Outgoing) => sent.push(machine.elapsedMs());
  // One after the other: those who wait side by side would each move the machine's only clock.
  const limits = { ...teamsLimits, atOnce: 1 };
  const york = await chatWorkspace(store, fakeChat({ limits, onPost }));
  for (const id of people) {
    await york.queued({ to: { workspaceId: york.workspaceId, kind: 'user', id }, fanOut: true });
  }
  await york.dispatches(machine);
  return sent;
}

/** The most that were sent in any stretch of so many milliseconds. */
const mostIn = (sent: readonly number[], ms: number): number =>
  Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + ms).length));

// learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
test('one conversation gets no more than Teams takes there in 1, 2 and 30 seconds', async () => {
  const sent = await sentTo(Array.from({ length: 70 }, () => 'ann'));

  // The rest would wait for longer than it is leased.
  expect(sent).toHaveLength(60);
  expect(mostIn(sent, 1_000)).toBeLessThanOrEqual(7);
  expect(mostIn(sent, 2_000)).toBeLessThanOrEqual(8);
  expect(mostIn(sent, 30_000)).toBeLessThanOrEqual(60);
});

test('a tenant gets no more than 30 calls in a second, whoever they are for', async () => {
  const sent = await sentTo(Array.from({ length: 100 }, (_, place) => `person ${place}`));

  expect(sent).toHaveLength(100);
  expect(mostIn(sent, 1_000)).toBeLessThanOrEqual(30);
});
