import { afterAll, beforeAll, expect, test } from 'vitest';
import { unwatched } from '../../src/app/measures.ts';
import type { Platform, Recipient } from '../../src/app/platform.ts';
import { type ChatWorkspace, chatWorkspace } from '../support/chat-workspace.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { machineAt } from '../support/machines.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Titles of what coordinators are told of deliveries, in order. */
async function told(york: ChatWorkspace): Promise<readonly string[]> {
  const rows = await store.database.ledger.list(york.id, { limit: 100 });
  return rows.filter(({ kind }) => kind === 'trouble').map(({ card }) => card.title);
}

test('a channel with several uncertain messages is looked up once for all', async () => {
  const chat = fakeChat();
  const york = await chatWorkspace(store, chat);
  await york.queued();
  await york.queued();
  await york.queued({ to: { workspaceId: york.workspaceId, kind: 'channel', id: 'executive' } });
  chat.meets('arrives, answer lost', 'lost', 'arrives, answer lost');
  await york.dispatches();
  await york.anHourPasses();

  await york.dispatches();

  expect(chat.lookUps.map(({ keys }) => keys).sort()).toEqual([1, 2]);
  expect(chat.posted).toHaveLength(3);
  expect(new Set((await york.states()).values())).toEqual(new Set(['sent']));
});

test('a platform that takes one look-up a minute is asked once a minute', async () => {
  const chat = fakeChat({ limits: { find: { messages: 1, inMs: 60_000 } } });
  const york = await chatWorkspace(store, chat);
  await york.queued();
  await york.queued({ to: { workspaceId: york.workspaceId, kind: 'channel', id: 'executive' } });
  chat.meets('lost', 'lost');
  await york.dispatches();
  await york.anHourPasses();

  await york.dispatches();
  await york.dispatches();
  expect(chat.lookUps).toHaveLength(1);
  await york.anHourPasses();
  await york.dispatches();

  expect(chat.lookUps).toHaveLength(2);
});

test('a look-up that fails gives those of others their turn, and is tried again', async () => {
  const isAway = (to: Recipient) => (to.id === 'away' ? 'for now' : undefined);
  const chat = fakeChat({
    limits: { find: { messages: 1, inMs: 60_000 } },
    refusesLookUp: isAway,
  });
  const york = await chatWorkspace(store, chat);
  const away = await york.queued({
    to: { workspaceId: york.workspaceId, kind: 'user', id: 'away' },
  });
  const here = await york.queued({
    to: { workspaceId: york.workspaceId, kind: 'user', id: 'here' },
  });
  chat.meets('lost', 'lost');
  await york.dispatches();

  for (const _ of ['away', 'here', 'away again']) {
    await york.anHourPasses();
    await york.dispatches();
  }

  // Whichever of the two was first, the other came next.
  const looked = chat.lookUps.map(({ to }) => to);
  expect(looked.slice(0, 2).sort()).toEqual(['away', 'here']);
  expect(looked.filter((to) => to === 'here')).toHaveLength(1);
  expect(await york.read(here.id)).toMatchObject({ state: 'sent' });
  expect(await york.read(away.id)).toMatchObject({ state: 'uncertain' });
});

test('what the platform will not look up is held, and the coordinator is asked', async () => {
  const chat = fakeChat({ refusesLookUp: () => 'for good' });
  const york = await chatWorkspace(store, chat);
  const prompt = await york.queued({ kind: 'prompt' });
  chat.meets('lost');
  await york.dispatches();
  await york.anHourPasses();

  await york.dispatches();

  expect(await york.read(prompt.id)).toMatchObject({ state: 'held' });
  expect(await told(york)).toEqual(['A message may not have arrived']);
});

test('what was looked up in vain for hours is held', async () => {
  const chat = fakeChat({ refusesLookUp: () => 'for now' });
  const york = await chatWorkspace(store, chat);
  const prompt = await york.queued({ kind: 'prompt' });
  chat.meets('lost');
  await york.dispatches();

  for (let lookUp = 1; lookUp < 20; lookUp += 1) {
    await york.anHourPasses();
    await york.dispatches();
  }
  const before = await york.read(prompt.id);
  await york.anHourPasses();
  await york.dispatches();

  expect(before).toMatchObject({ state: 'uncertain' });
  expect(await york.read(prompt.id)).toMatchObject({ state: 'held' });
});

test('a bot whose clock is ten minutes behind waits out the settle time like any other', async () => {
  const chat = fakeChat();
  const york = await chatWorkspace(store, chat);
  await york.queued();
  chat.meets('lost');
  await york.dispatches(machineAt(new Date(Date.now() - 600_000)));

  await york.dispatches();

  expect(chat.lookUps).toEqual([]);
});

test('a message that another bot may have taken over was not tried, and not called for', async () => {
  const machine = machineAt(new Date());
  const outcomes: string[] = [];
  const chat = fakeChat();
  const slow: Platform = {
    ...chat,
    deliver: (outgoing) => {
      // Stopped between the promise to send and the sending, the first time.
      if (machine.elapsedMs() === 0) machine.passes(600_000);
      return chat.deliver(outgoing);
    },
  };
  const york = await chatWorkspace(store, slow);
  const note = await york.queued();
  const measures = { ...unwatched, called: (...call: unknown[]) => outcomes.push(`${call[2]}`) };

  await york.dispatches(machine, { ...york.workings, measures });

  expect(outcomes).toEqual(['ok']);
  expect(await york.read(note.id)).toMatchObject({ state: 'sent', attempt: 1 });
});

test('what cannot be looked up is held, and every coordinator is asked once', async () => {
  const chat = fakeChat({ canFind: false });
  const york = await chatWorkspace(store, chat);
  const prompt = await york.queued({ kind: 'prompt' });
  chat.meets('arrives, answer lost');
  await york.dispatches();
  await york.anHourPasses();

  await york.dispatches();
  await york.dispatches();

  expect(await york.read(prompt.id)).toMatchObject({ state: 'held' });
  expect(await told(york)).toEqual(['A message may not have arrived']);
});

test('a replacement whose fate is unknown is repeated, never held', async () => {
  const chat = fakeChat({ canFind: false });
  const york = await chatWorkspace(store, chat);
  const prompt = await york.sent();
  const receipt = york.delivery({ follows: { id: prompt.id, as: 'replaces' } });
  await store.database.ledger.queueReplacement(receipt);
  chat.meets('arrives, answer lost');
  await york.dispatches();
  await york.anHourPasses();

  await york.dispatches();

  expect(chat.replaced).toEqual([receipt.id, receipt.id]);
  expect(await york.read(receipt.id)).toMatchObject({ state: 'sent' });
});

test('a message that is refused for good is told once, whoever it was for', async () => {
  const chat = fakeChat();
  const york = await chatWorkspace(store, chat);
  const note = await york.queued({ kind: 'notice' });
  chat.meets('refused for good');

  await york.dispatches();
  await york.dispatches();

  expect(await york.read(note.id)).toMatchObject({ state: 'failed' });
  expect(await told(york)).toEqual(['A message was not delivered']);
});
