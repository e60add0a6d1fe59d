import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { tellFailed } from '../../src/app/tell-trouble.ts';
import { partnershipFindings } from '../../src/commands/doctor-partnership.ts';
import { chatWorkspace } from '../support/chat-workspace.ts';
import { fakeChat } from '../support/fake-chat.ts';
import { textOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

describe('a note to a coordinator of which nobody can say whether it arrived', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  test('goes out again, since a repeated one does less harm than a lost one', async () => {
    const chat = fakeChat({ canFind: false });
    const york = await chatWorkspace(store, chat);
    const note = await york.queued({ kind: 'trouble' });
    chat.meets('lost');
    await york.dispatches();
    await york.anHourPasses();

    await york.dispatches();

    expect(chat.posted).toEqual([note.id]);
    expect(await york.read(note.id)).toMatchObject({ state: 'sent', attempt: 2 });
  });

  test('has failed after the third time, and nobody is told of it', async () => {
    const chat = fakeChat({ canFind: false });
    const york = await chatWorkspace(store, chat);
    const note = await york.queued({ kind: 'trouble' });
    chat.meets('lost', 'lost', 'lost');

    for (let hour = 0; hour < 5; hour += 1) {
      await york.dispatches();
      await york.anHourPasses();
    }

    expect(chat.posted).toEqual([]);
    expect(await york.read(note.id)).toMatchObject({ state: 'failed', attempt: 3 });
    expect([...(await york.states()).keys()]).toEqual([note.id]);
  });

  test('is repeated as often, whatever the platform refused before', async () => {
    const chat = fakeChat({ canFind: false });
    const york = await chatWorkspace(store, chat);
    const note = await york.queued({ kind: 'trouble' });
    chat.meets({ tooManyForSeconds: 1 }, { tooManyForSeconds: 1 }, 'lost');

    for (let hour = 0; hour < 5; hour += 1) {
      await york.dispatches();
      await york.anHourPasses();
    }

    expect(chat.posted).toEqual([note.id]);
  });

  test('is looked up where that can be done, and not repeated', async () => {
    const chat = fakeChat();
    const york = await chatWorkspace(store, chat);
    const note = await york.queued({ kind: 'trouble' });
    chat.meets('arrives, answer lost');
    await york.dispatches();
    await york.anHourPasses();

    await york.dispatches();

    expect(chat.posted).toEqual([note.id]);
    expect(await york.read(note.id)).toMatchObject({ state: 'sent', attempt: 1 });
  });
});

describe('where a request may not have arrived, and the platform refuses the note about it', () => {
  let workspace: LivingWorkspace;
  let living: LivingPartnership;
  beforeAll(async () => {
    workspace = await livingWorkspace({ canFind: false });
  });
  afterAll(() => workspace.end());
  beforeEach(async () => {
    living = await workspace.founds();
    await living.changesPlan({
      people: living.plan.people.map((one) =>
        one.id === 'executive' ? { ...one, roles: ['executive', 'coordinator'] } : one,
      ),
    });
    living.troubles('lead-fathers', 'answer lost');
  });

  async function isHeld(): Promise<void> {
    await living.jumpTo('2024-09-02T08:00:00Z');
    await living.deliver();
  }

  it('to one coordinator, the others have theirs', async () => {
    living.troubles('coordinator', 'refused');

    await isHeld();

    expect(await living.as('coordinator').reads()).toEqual([]);
    expect((await living.as('executive').reads()).join()).toMatch(/may not have arrived/);
  });

  /** One more of the same kind has failed. */
  async function anotherFails(): Promise<void> {
    const { database } = living.workings;
    const all = await database.ledger.list(living.partnershipId, { limit: 100 });
    const prompt = all.find(({ kind, state }) => kind === 'prompt' && state === 'sent');
    if (!prompt) throw new Error('A prompt was sent.');
    await database.transaction((tx) => tellFailed(tx, prompt, new Date()));
    await living.deliver();
  }

  it('to somebody who is a coordinator no more, they are not told of what comes later', async () => {
    living.troubles('lead-fathers', 'refused');
    living.troubles('executive', 'refused');
    await isHeld();
    living.troubles('executive');
    await living.changesPlan({ people: living.plan.people });

    await anotherFails();

    expect(await living.as('executive').reads()).toEqual([]);
  });

  it('and the operator leaves that note, the coordinator is told of what comes later', async () => {
    living.troubles('lead-fathers', 'refused');
    living.troubles('coordinator', 'refused');
    await isHeld();
    living.troubles('coordinator');
    const { database } = living.workings;
    const failed = await database.ledger.list(living.partnershipId, {
      states: ['failed'],
      limit: 100,
    });
    const notes = failed.filter(({ kind }) => kind === 'trouble');
    await database.ledger.dismiss(
      living.partnershipId,
      notes.map(({ id }) => id),
    );

    await anotherFails();

    expect((await living.as('coordinator').reads()).join()).toMatch(/was not delivered/);
  });

  it('to all, it is in the list of people, in what doctor finds, and in the list of messages', async () => {
    living.troubles('coordinator', 'refused');
    living.troubles('executive', 'refused');

    await isHeld();

    const { database } = living.workings;
    const [partnership] = (await database.members.partnerships(new Date())).filter(
      ({ id }) => id === living.partnershipId,
    );
    if (!partnership) throw new Error('There is no partnership.');
    const findings = await partnershipFindings(living.workings, partnership, {
      local: true,
      slack: [],
    });
    const listed = await database.ledger.list(living.partnershipId, {
      states: ['failed'],
      limit: 100,
    });
    expect(textOf(await living.as('coordinator').command('/progress people'))).toContain(
      'May not have been asked\n\n- Lead fathers: 0 of 2 answered. The request may not have arrived',
    );
    expect(findings.find(({ check }) => check === 'Messages')?.says).toMatch(
      /^3 messages held or failed, 2 of them notes to a coordinator\./,
    );
    expect(listed.map(({ kind }) => kind)).toEqual(['trouble', 'trouble']);
  });
});
