import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatWorkspace } from '../support/chat-workspace.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('a hundred and twenty requests whose answers are lost are one note, which waits for them', async () => {
  const chat = fakeChat({ canFind: false });
  const york = await chatWorkspace(store, chat);
  const of = { kind: 'prompt', periodId: newId() } as const;
  for (let place = 0; place < 120; place += 1) {
    const to = { workspaceId: york.workspaceId, kind: 'user', id: `lead-${place}` } as const;
    await york.queued({ ...of, to });
    chat.meets('lost');
  }
  await york.dispatches();
  await york.anHourPasses();

  await york.dispatches();

  const all = await store.database.ledger.list(york.id, { limit: 500 });
  const [note, ...more] = all.filter(({ kind }) => kind === 'trouble');
  expect(note?.card.title).toBe('120 messages may not have arrived');
  expect(more).toEqual([]);
  expect(Number(note?.notBefore) - Number(note?.queuedAt)).toBeGreaterThanOrEqual(29_999);
  expect(all.filter(({ state }) => state === 'held')).toHaveLength(120);
});
