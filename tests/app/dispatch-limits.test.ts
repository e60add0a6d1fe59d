import { afterAll, beforeAll, expect, test } from 'vitest';
import { unwatched } from '../../src/app/measures.ts';
import type { Outgoing, SendingLimits } from '../../src/app/platform.ts';
import { type ChatWorkspace, chatWorkspace } from '../support/chat-workspace.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { machineAt } from '../support/machines.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const slack = {
  recipient: [{ messages: 1, inMs: 1_000 }],
  workspace: [{ messages: 4, inMs: 1_000 }],
};

async function queuedTo(york: ChatWorkspace, people: readonly string[]): Promise<void> {
  for (const id of people) {
    await york.queued({ to: { workspaceId: york.workspaceId, kind: 'user', id }, fanOut: true });
  }
}

/** Who was written to when, in milliseconds of the machine's own clock. */
function timedChat(limits: Pick<SendingLimits, 'recipient' | 'workspace'>) {
  const machine = machineAt(new Date());
  const sent: { readonly to: string; readonly at: number }[] = [];
  const onPost = ({ to }: Outgoing) => sent.push({ to: to.id, at: machine.elapsedMs() });
  return { machine, sent, chat: fakeChat({ limits, onPost }) };
}

test('messages to one person are a second apart, and others do not wait for them', async () => {
  const { machine, sent, chat } = timedChat({ ...slack, workspace: [] });
  const york = await chatWorkspace(store, chat);
  await queuedTo(york, ['a', 'a', 'b']);

  await york.dispatches(machine);

  const toA = sent.filter(({ to }) => to === 'a').map(({ at }) => at);
  expect((toA[1] ?? 0) - (toA[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
  expect(sent.map(({ to }) => to).slice(0, 2)).toEqual(['a', 'b']);
});

test('a workspace gets no more in a second than it takes, whoever it is for', async () => {
  const { machine, sent, chat } = timedChat(slack);
  const york = await chatWorkspace(store, chat);
  await queuedTo(
    york,
    Array.from({ length: 20 }, (_, place) => `person ${place}`),
  );

  expect(await york.dispatches(machine)).toBe(20);

  for (const { at } of sent) {
    expect(
      sent.filter((other) => other.at >= at && other.at < at + 1_000).length,
    ).toBeLessThanOrEqual(4);
  }
});

test('a workspace that has had its messages of the minute is left alone until it takes more', async () => {
  const minutely = { recipient: [], workspace: [{ messages: 3, inMs: 60_000 }] };
  const { machine, sent, chat } = timedChat(minutely);
  const york = await chatWorkspace(store, chat);
  await queuedTo(york, ['a', 'b', 'c', 'd', 'e']);
  const claims: number[] = [];
  const measures = { ...unwatched, claimed: (count: number) => claims.push(count) };

  await york.dispatches(machine, { ...york.workings, measures });

  expect(sent.map(({ to }) => to)).toEqual(['a', 'b', 'c']);
  expect(claims).toEqual([3]);
});

test('an instance that takes a workspace over keeps to what the one before sent', async () => {
  const first = timedChat({ ...slack, workspace: [] });
  const york = await chatWorkspace(store, first.chat);
  await queuedTo(york, ['a']);
  await york.dispatches(first.machine);
  await queuedTo(york, ['a']);
  const second = machineAt(new Date());

  await york.dispatches(second);

  expect(first.sent).toHaveLength(2);
  expect(second.waits).toHaveLength(1);
  expect(second.waits[0]).toBeGreaterThan(500);
});

test('after a 429 the same method waits as told, and another goes on', async () => {
  const chat = fakeChat({ limits: { atOnce: 1 } });
  const york = await chatWorkspace(store, chat);
  const prompt = await york.sent();
  await queuedTo(york, ['a', 'b']);
  const receipt = york.delivery({ follows: { id: prompt.id, as: 'replaces' } });
  chat.meets({ tooManyForSeconds: 30 });

  await york.dispatches();
  await store.database.ledger.queueReplacement(receipt);
  await york.dispatches();

  expect(chat.posted).toEqual([]);
  expect(chat.replaced).toEqual([receipt.id]);
  await york.anHourPasses();
  expect(await york.dispatches()).toBe(2);
});

test('what the 429 was not about is not counted as tried', async () => {
  const chat = fakeChat({ limits: { atOnce: 1 } });
  const york = await chatWorkspace(store, chat);
  const first = await york.queued();
  const second = await york.queued();
  chat.meets({ tooManyForSeconds: 30 });

  await york.dispatches();

  expect(await york.read(first.id)).toMatchObject({ state: 'queued', attempt: 1 });
  expect(await york.read(second.id)).toMatchObject({ state: 'queued', attempt: 0 });
});

test('an answer to a person overtakes what goes to everybody', async () => {
  const chat = fakeChat({ limits: { atOnce: 1 } });
  const york = await chatWorkspace(store, chat);
  await queuedTo(york, ['a', 'b', 'c']);
  const answer = await york.queued();

  await york.dispatches();

  expect(chat.posted[0]).toBe(answer.id);
});

test('a worker that was stopped for longer than its lease sends nothing more under it', async () => {
  const machine = machineAt(new Date());
  const chat = fakeChat({
    limits: { atOnce: 1 },
    // SIGSTOP after the first, for ten minutes.
    onPost: () => {
      if (machine.elapsedMs() < 60_000) machine.passes(600_000);
    },
  });
  const york = await chatWorkspace(store, chat);
  await york.queued();
  const second = await york.queued();
  const claims: string[] = [];
  const { database } = york.workings;
  const ledger = {
    ...database.ledger,
    release: async (leases: Parameters<typeof database.ledger.release>[0]) => {
      claims.push(...leases.map(({ id }) => id));
      await database.ledger.release(leases);
    },
  };

  await york.dispatches(machine, { ...york.workings, database: { ...database, ledger } });

  expect(claims).toEqual([second.id]);
  expect(chat.posted).toHaveLength(2);
});
