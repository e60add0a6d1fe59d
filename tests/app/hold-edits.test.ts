import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdEdits } from '../../src/app/hold-edits.ts';
import type { Intent, Reply } from '../../src/app/intent.ts';
import { plainCard } from '../../src/messages/trouble.ts';
import { filled, type Person, pressOf } from '../support/living-person.ts';
import { formOf } from '../support/living-reply.ts';
import {
  type LivingPartnership,
  type LivingWorkspace,
  livingWorkspace,
} from '../support/living-workspace.ts';

const halfAnHour = 30 * 60_000;

let workspace: LivingWorkspace;
let living: LivingPartnership;
let lead: Person;
beforeAll(async () => {
  workspace = await livingWorkspace();
});
afterAll(() => workspace.end());
beforeEach(async () => {
  living = await workspace.founds();
  await living.jumpTo('2024-09-02T08:00:00Z');
  lead = living.as('lead-fathers');
});

const sentBefore = async (title: RegExp) => {
  const found = (await lead.messages()).find(({ card }) => title.test(card.title));
  if (!found) throw new Error(`No message is titled ${title}`);
  return found;
};
const base = () => ({ from: lead.from, eventId: randomUUID() });

/** Opens the form of an action in the place of the message that asked, as Teams shows it. */
async function opens(action: string, title = /^2 actions need/) {
  const { id, card } = await sentBefore(title);
  const press = pressOf(card, 'Update', action);
  const form = formOf(await lead.sends({ ...base(), kind: 'press', press, onMessage: id }));
  const values = { ...filled(form), status: 'green', sentence: `All of ${action} is done.` };
  const sends = (changes = {}): Promise<Reply> =>
    lead.sends({
      ...base(),
      kind: 'submit',
      state: form.state,
      values: { ...values, ...changes },
      onMessage: id,
    });
  return { id, sends, form };
}

const coordinatorAnswers = (ref: string) =>
  living.as('coordinator').command(`/progress update ${ref} amber The mayor wonders.`);
const isEdited = async (id: string) =>
  (await lead.messages()).find((one) => one.id === id)?.replacedAt !== undefined;

it('a message is not edited while somebody fills in a form in its place, and then has the newest words', async () => {
  const { id, sends } = await opens('1.1');
  await coordinatorAnswers('1.2');
  const during = await isEdited(id);

  expect(await sends()).toMatchObject({ kind: 'replace' });

  expect([during, await isEdited(id)]).toEqual([false, true]);
  const [read = ''] = await lead.reads();
  expect(read).toContain('All of 1.1 is done.');
  expect(read).toContain('The mayor wonders.');
});

it('a form that was not right is still open', async () => {
  const { id, sends } = await opens('1.1');
  await coordinatorAnswers('1.2');

  expect(await sends({ sentence: '' })).toMatchObject({ kind: 'invalid' });

  expect(await isEdited(id)).toBe(false);
});

it('a form that is closed lets its message be edited at once; one that is only drawn again does not', async () => {
  const { id } = await opens('1.1');
  await coordinatorAnswers('1.2');
  await lead.sends({ ...base(), kind: 'refresh', ref: id, onMessage: id });
  const before = await isEdited(id);

  await lead.sends({ ...base(), kind: 'refresh', ref: id, onMessage: id, leaves: true });

  expect([before, await isEdited(id)]).toEqual([false, true]);
});

it('a client that draws the message again while a form is open on it shows it no other, and the one who closes it does', async () => {
  const { id } = await opens('1.1');
  const draws = (more: object) =>
    lead.sends({ ...base(), kind: 'refresh', ref: id, onMessage: id, ...more });

  const again = await draws({});
  const closed = await draws({ leaves: true });

  expect([again.kind, closed.kind, (await draws({})).kind]).toEqual(['none', 'replace', 'replace']);
});

it('a form that nobody sends or closes is waited for for half an hour', async () => {
  const { id } = await opens('1.1');
  await coordinatorAnswers('1.2');
  await workspace.passes(halfAnHour - 60_000);
  await living.deliver();
  const before = await isEdited(id);

  await workspace.passes(60_000);
  await living.deliver();

  expect([before, await isEdited(id)]).toEqual([false, true]);
});

it('of two forms on two messages each holds its own', async () => {
  await living.jumpTo('2024-09-04T08:00:00Z');
  const first = await opens('1.1');
  const second = await opens('1.2', /still need/);
  await coordinatorAnswers('1.2');

  await first.sends();

  expect([await isEdited(first.id), await isEdited(second.id)]).toEqual([true, false]);
});

it('a press on it that opens nothing, since it is out of date, lets it be edited', async () => {
  const { id } = await opens('1.1');
  await coordinatorAnswers('1.2');

  await lead.sends({ ...base(), kind: 'press', press: 'of/yesterday', onMessage: id });

  expect(await isEdited(id)).toBe(true);
});

describe('is not taken for the end of a form', () => {
  const failed: Reply = { kind: 'card', card: plainCard('That did not work', ''), failed: true };
  const none: Reply = { kind: 'none' };
  const looks = { kind: 'refresh', ref: 'r' } as const;

  it.each([
    ['a change that draws nothing', { kind: 'change', state: 's', values: {} }, none],
    ['a submit that could not be handled', { kind: 'submit', state: 's', values: {} }, failed],
    ['a client that draws the message again', looks, none],
  ] as const)('%s', async (_, did, reply) => {
    const { id } = await opens('1.1');
    const intent: Intent = { ...base(), ...did, onMessage: id };

    await holdEdits(living.workings, intent, reply);
    await coordinatorAnswers('1.2');

    expect(await isEdited(id)).toBe(false);
  });
});

it('a form whose message is not known is shown all the same', async () => {
  const { card } = await sentBefore(/^2 actions need/);
  const press = pressOf(card, 'Update', '1.1');

  const reply = await lead.sends({ ...base(), kind: 'press', press, onMessage: 'unknown' });

  expect(reply).toMatchObject({ kind: 'form' });
});

it('a database that does not store it takes nobody their answer', async () => {
  const { database } = living.workings;
  const ledger = { ...database.ledger, letEdits: () => Promise.reject(new Error('away')) };
  const workings = { ...living.workings, database: { ...database, ledger } };
  const intent: Intent = { ...base(), kind: 'press', press: 'p', onMessage: 'm' };

  await holdEdits(workings, intent, { kind: 'none' });

  expect(workspace.logged.at(-1)).toContain('Whether edits wait for a form could not be stored.');
});
