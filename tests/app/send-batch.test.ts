import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatWorkspace } from '../support/chat-workspace.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { machineAt } from '../support/machines.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** A store that answers, and does not take that anything was sent. */
function refusing({ database }: TestStore) {
  let refusals = 0;
  const settleSent = () => {
    refusals += 1;
    return Promise.reject(new RangeError('Broken for a test.'));
  };
  const refused = { ...database, ledger: { ...database.ledger, settleSent } };
  return { database: refused, refusals: () => refusals };
}

/** Node looks for rejections that nobody listens to once its queue of callbacks is empty. */
const aTurnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

test('what cannot be written down is thrown once every call has ended, and ends no process before', async () => {
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const chat = fakeChat();
  const york = await chatWorkspace(store, {
    ...chat,
    deliver: async (outgoing) => {
      if (outgoing.to.id === 'slow') await slow;
      return chat.deliver(outgoing);
    },
  });
  await york.queued({ to: { workspaceId: york.workspaceId, kind: 'user', id: 'quick' } });
  await york.queued({ to: { workspaceId: york.workspaceId, kind: 'user', id: 'slow' } });
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  process.on('unhandledRejection', hear);

  const { database, refusals } = refusing(store);
  const dispatching = york
    .dispatches(machineAt(new Date()), { ...york.workings, database })
    .catch((error: unknown) => error);
  await expect.poll(refusals).toBe(3);
  await aTurnOfTheLoop();
  await aTurnOfTheLoop();
  release();

  expect(await dispatching).toBeInstanceOf(RangeError);
  process.removeListener('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
