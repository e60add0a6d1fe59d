import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/app/store.ts';
import { type ChatWorkspace, chatWorkspace } from '../support/chat-workspace.ts';
import { type Fate, fakeChat } from '../support/fake-chat.ts';
import { type FaultKind, faultAt, faultKinds } from '../support/faults.ts';
import { machineAt } from '../support/machines.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** What the platform does with the first calls; each way leads the dispatcher past other awaits. */
const ways: Readonly<Record<string, readonly Fate[]>> = {
  'all goes well': [],
  'the platform takes no more for now': [{ tooManyForSeconds: 30 }],
  'an answer is lost': ['arrives, answer lost'],
  'a message is lost': ['lost'],
};

const cases = Object.keys(ways).flatMap((way) => faultKinds.map((kind) => [way, kind] as const));

it.each(cases)(
  'where %s, a call that %s, wherever it is, loses and doubles nothing',
  async (way, kind) => {
    let number = 1;
    while (await survives(number, kind, ways[way] ?? [])) number += 1;

    // Fewer would mean that the walk passed the dispatcher by.
    expect(number).toBeGreaterThan(6);
  },
);

/** False where the work is done before that many calls. */
async function survives(number: number, kind: FaultKind, fates: readonly Fate[]): Promise<boolean> {
  const chat = fakeChat();
  const faults = faultAt(number, kind);
  const york = await chatWorkspace(store, faults.around(chat));
  chat.meets(...fates);
  const queued = await queueThree(york);

  const { database } = york.workings;
  const faulty = {
    ...york.workings,
    database: { ...database, ledger: faults.around<Store['ledger']>(database.ledger) },
  };
  for (let hour = 0; hour < 6; hour += 1) {
    const round = york.dispatches(machineAt(new Date()), faulty).catch(() => undefined);
    // What never comes back is left standing, as a killed process leaves it.
    const mayHang = kind === 'never comes back' && !faults.hasStruck();
    await (mayHang ? Promise.race([round, faults.struck]) : round);
    await york.anHourPasses();
  }
  await york.dispatches();

  expect([...chat.posted].sort(), `call ${number}`).toEqual(queued.posts);
  expect(new Set(chat.replaced), `call ${number}`).toEqual(new Set([queued.replacement]));
  expect([...(await york.states()).values()], `call ${number}`).toEqual(['sent', 'sent', 'sent']);
  return faults.hasStruck();
}

/** A message, a reply in its thread, and one that takes its place. */
async function queueThree(york: ChatWorkspace) {
  const parent = await york.queued();
  const reply = await york.queued({ follows: { id: parent.id, as: 'thread' } });
  const replacement = york.delivery({ follows: { id: parent.id, as: 'replaces' } });
  await store.database.ledger.queueReplacement(replacement);
  return { posts: [parent.id, reply.id].sort(), replacement: replacement.id };
}
