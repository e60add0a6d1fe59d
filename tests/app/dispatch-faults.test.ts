import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatWorkspace, chatWorkspace } from '../support/chat-workspace.ts';
import { type Fate, fakeChat } from '../support/fake-chat.ts';
import { type FaultKind, type Faults, faultAt, faultKinds } from '../support/faults.ts';
import { faultyWorkings } from '../support/faulty-workings.ts';
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

  await goesOn(york, faults);

  expect([...chat.posted].sort(), `call ${number}`).toEqual(queued.posts);
  expect(new Set(chat.replaced), `call ${number}`).toEqual(new Set([queued.replacement]));
  expect([...(await york.states()).values()], `call ${number}`).toEqual(['sent', 'sent', 'sent']);
  return faults.hasStruck();
}

/** Ways that end with the coordinator, who must be told once. */
const troubles = {
  'a message is refused for good': { fate: 'refused for good', canFind: true, ends: 'failed' },
  'an answer is lost and nobody can look': {
    fate: 'arrives, answer lost',
    canFind: false,
    ends: 'held',
  },
} as const;

const troubled = (Object.keys(troubles) as (keyof typeof troubles)[]).flatMap((way) =>
  faultKinds.map((kind) => [way, kind] as const),
);

it.each(troubled)(
  'where %s, a call that %s, wherever it is, leaves the coordinator told once',
  async (way, kind) => {
    let number = 1;
    while (await isTold(number, kind, troubles[way])) number += 1;

    expect(number).toBeGreaterThan(6);
  },
);

/** False where the work is done before that many calls. */
async function isTold(
  number: number,
  kind: FaultKind,
  { fate, canFind, ends }: (typeof troubles)[keyof typeof troubles],
): Promise<boolean> {
  const chat = fakeChat({ canFind });
  const faults = faultAt(number, kind);
  const york = await chatWorkspace(store, chat);
  const prompt = await york.queued({ kind: 'prompt' });
  // Again and again: a bot that is killed before it writes that down hears it anew.
  chat.meets(fate, fate, fate);

  // Only the ledger's: at a platform that cannot look up, a fault of its own may be another held message.
  await goesOn(york, faults);

  const rows = await store.database.ledger.list(york.id, { limit: 100 });
  expect(rows.find(({ id }) => id === prompt.id)?.state, `call ${number}`).toBe(ends);
  expect(rows.filter(({ kind: one }) => one === 'trouble')).toHaveLength(1);
  return faults.hasStruck();
}

/** Hours of a bot that meets the fault. */
async function goesOn(york: ChatWorkspace, faults: Faults): Promise<void> {
  const faulty = faultyWorkings(york.workings, faults);
  for (let hour = 0; hour < 6; hour += 1) {
    if (faults.hasStruck()) {
      await york.dispatches();
    } else {
      const round = york.dispatches(machineAt(new Date()), faulty).catch(() => undefined);
      // What never comes back is left standing, as a killed process leaves it.
      await Promise.race([round, faults.killed]);
    }
    await york.anHourPasses();
  }
  await york.dispatches();
}

/** A message, a reply in its thread, and one that takes its place. */
async function queueThree(york: ChatWorkspace) {
  const parent = await york.queued();
  const reply = await york.queued({ follows: { id: parent.id, as: 'thread' } });
  const replacement = york.delivery({ follows: { id: parent.id, as: 'replaces' } });
  await store.database.ledger.queueReplacement(replacement);
  return { posts: [parent.id, reply.id].sort(), replacement: replacement.id };
}
