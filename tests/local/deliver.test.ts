import { expect, test } from 'vitest';
import type { LocalStore } from '../../src/app/local-workspace.ts';
import type { Outgoing } from '../../src/app/platform.ts';
import { DeliveryError } from '../../src/core/errors.ts';
import { deliverTo } from '../../src/local/deliver.ts';
import { cardSaying, memoryStore } from '../support/local-fakes.ts';

const at = new Date('2024-09-02T08:00:00Z');
const later = new Date('2024-09-02T09:00:00Z');
const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
  to: { workspaceId: 'local', kind: 'user', id: 'chair-fathers' },
  card: cardSaying('Three actions'),
  key: 'prompt 1',
  at,
  stillOurs: () => true,
  ...change,
});

/** What a delivery that fails says of itself. */
const failureOf = (delivery: Promise<string>) =>
  delivery.then(
    () => undefined,
    (error: unknown) =>
      error instanceof DeliveryError
        ? { permanent: error.permanent, ambiguous: error.ambiguous }
        : error,
  );

test('a message is stored in the conversation of its recipient, at its calendar time', async () => {
  const store = memoryStore();

  const id = await deliverTo(store, outgoing());

  expect(await store.messages('user:chair-fathers', 10)).toMatchObject([
    { id, card: { title: 'Three actions' }, postedAt: at },
  ]);
});

test('the same key is stored once, and gives the first reference', async () => {
  const store = memoryStore();

  const first = await deliverTo(store, outgoing());
  const second = await deliverTo(store, outgoing({ card: cardSaying('Again') }));

  expect(second).toBe(first);
  expect(await store.messages('user:chair-fathers', 10)).toHaveLength(1);
});

test('an answer goes into the thread of its message', async () => {
  const store = memoryStore();
  const to = { workspaceId: 'local', kind: 'channel', id: 'executive' } as const;
  const parent = await deliverTo(store, outgoing({ to }));

  await deliverTo(store, outgoing({ to, key: 'detail', inThreadOf: parent }));

  expect((await store.messages('channel:executive', 10))[1]).toMatchObject({ threadOf: parent });
});

test('a replacement keeps the reference', async () => {
  const store = memoryStore();
  const id = await deliverTo(store, outgoing());

  const replaced = await deliverTo(
    store,
    outgoing({ key: 'receipt', card: cardSaying('Thank you'), replaces: id, at: later }),
  );

  expect(replaced).toBe(id);
  expect(await store.messages('user:chair-fathers', 10)).toMatchObject([
    { id, card: { title: 'Thank you' }, replacedAt: later },
  ]);
});

test('replacing what is not there can never succeed', async () => {
  const failure = await failureOf(deliverTo(memoryStore(), outgoing({ replaces: 'gone' })));

  expect(failure).toEqual({ permanent: true, ambiguous: false });
});

test('a message for another workspace can never succeed', async () => {
  const to = { workspaceId: 'slack', kind: 'user', id: 'U1' } as const;

  const failure = await failureOf(deliverTo(memoryStore(), outgoing({ to })));

  expect(failure).toEqual({ permanent: true, ambiguous: false });
});

test.each(['put', 'replace'] as const)('a store that fails to %s may have stored', async (call) => {
  const broken: LocalStore = {
    ...memoryStore(),
    [call]: () => Promise.reject(new Error('connection lost')),
  };

  const failure = await failureOf(
    deliverTo(broken, outgoing(call === 'replace' ? { replaces: 'message-1' } : {})),
  );

  expect(failure).toEqual({ permanent: false, ambiguous: true });
});
