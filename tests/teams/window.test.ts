import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reply } from '../../src/app/intent.ts';
import { troubleCard } from '../../src/messages/trouble.ts';
import { cardComplaints } from '../support/card-complaints.ts';
import { errorAt, heldIn, labelsOf, writtenIn } from '../support/teams-cards.ts';
import { windowIn } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeEach(async () => {
  york = await teamsWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterEach(async () => {
  await york.end();
  expect(york.cloud.complaints).toEqual([]);
});

const held = { status: 'green', sentence: 'Held the launch.' };
const greenly = { rag: 'green', sentence: 'Held the launch.' };
const inWindow = 'Open in a window';
const police = () => york.as('lead-police');
const message = () => york.cloud.messages(police().user.conversationId)[1];

it('a form opens in a window of its own, with what was typed in the card so far', async () => {
  await police().press('Update');

  const card = await police().opensWindow(inWindow, { sentence: 'Held the launch.' });

  expect(heldIn(card)).toMatchObject({ sentence: 'Held the launch.' });
  expect(cardComplaints(card, { inDialog: true })).toEqual([]);
});

it('what was said before stands in the window, and what nobody touches there is kept', async () => {
  await police().press('Update');
  await police().press('Save', { ...held, impact: 'More stay.', nextSteps: 'A survey.' });
  await police().press('Edit');

  const card = await police().opensWindow(inWindow);
  await police().sendsWindow(card, { sentence: 'Held two.' });
  await police().press('Edit');

  expect(heldIn(card)).toMatchObject({ ...held, impact: 'More stay.', nextSteps: 'A survey.' });
  const now = police().inbox().at(1);
  expect(now && heldIn(now.card)).toMatchObject({ sentence: 'Held two.', impact: 'More stay.' });
});

it('is saved from the window, which closes and says so, and the message says so everywhere', async () => {
  await police().press('Update');
  const card = await police().opensWindow(inWindow);

  const { status, said } = await police().sendsWindow(card, held);
  await york.deliver();
  await york.deliver();

  expect(status).toBe(200);
  expect(said).toMatchObject({
    task: { type: 'message', value: expect.stringContaining('2.3') },
  });
  expect(await york.revisions('2.3')).toMatchObject([greenly]);
  expect(writtenIn(message()?.card as never)).toContain('2.3 is green: Held the launch.');
});

it('stays open with what is wrong at each field, and everything that was typed', async () => {
  await police().press('Update');
  const card = await police().opensWindow(inWindow);
  const typed = { ...held, voice: 'She is 943 476 5919.', newDueOn: '2025-05-01' };

  const again = windowIn((await police().sendsWindow(card, typed)).said);

  expect(errorAt(again, 'voice')).toContain('NHS number');
  expect(errorAt(again, 'newDueReason')).not.toBe('');
  expect(heldIn(again)).toMatchObject(typed);
  expect(cardComplaints(again, { inDialog: true })).toEqual([]);
  expect(await york.revisions('2.3')).toEqual([]);
});

it('asks for what belongs to amber before it saves anything', async () => {
  await police().press('Update');
  const card = await police().opensWindow(inWindow);
  const typed = { status: 'amber', sentence: 'The venue is lost.' };

  const asks = windowIn((await police().sendsWindow(card, typed)).said);
  await police().sendsWindow(asks, { askKind: 'nothing' });

  expect(writtenIn(asks)).toMatch(/not saved yet/i);
  expect(heldIn(asks)).toMatchObject({ ...typed, askKind: '' });
  expect(await york.revisions('2.3')).toMatchObject([{ rag: 'amber' }]);
});

it('of two who answer at once shows both, and each way out works there', async () => {
  const lead = york.as('lead-fathers');
  await lead.press('Update');
  const card = await lead.opensWindow(inWindow);
  await york.as('deputy-fathers').says('/progress update 1.1 amber The hall is lost.');

  const both = windowIn((await lead.sendsWindow(card, held)).said);
  const { status } = await lead.sendsWindow(both, {}, 'Keep theirs');

  expect(writtenIn(both)).toContain('The hall is lost.');
  expect(heldIn(both)).toMatchObject(held);
  expect(labelsOf(both)).toContain('Replace with mine');
  expect(status).toBe(200);
  expect(await york.revisions('1.1')).toMatchObject([{ sentence: 'The hall is lost.' }]);
});

it('stays as it is while the database is away, and can be sent again', async () => {
  const failed: Reply = { kind: 'card', card: troubleCard(), failed: true };
  await police().press('Update');
  const card = await police().opensWindow(inWindow);
  york.handlesBy(() => async () => failed);
  const { status } = await police().sendsWindow(card, held);
  york.handlesBy();

  await police().sendsWindow(card, held);

  expect(status).toBe(500);
  expect(await york.revisions('2.3')).toMatchObject([greenly]);
});

it('that Teams sends twice is saved once', async () => {
  await police().press('Update');
  const card = await police().opensWindow(inWindow);
  await police().sendsWindow(card, held);

  const { status } = await police().again();

  expect(status).toBe(200);
  expect(await york.revisions('2.3')).toHaveLength(1);
});

it('that somebody closes saves nothing, and the form in the card is still there', async () => {
  await police().press('Update');
  await police().opensWindow(inWindow);

  await police().press('Save', held);

  expect(await york.revisions('2.3')).toMatchObject([greenly]);
});

it('opens for nobody who may not update the action', async () => {
  await police().press('Update');
  const theirs = police().inbox().at(1);
  const state = /"state":"(update[^"]+)"/.exec(JSON.stringify(theirs?.card))?.[1];
  const other = york.as('lead-two');

  const { status, said } = await other.invokes('task/fetch', { data: { state } });

  expect(status).toBe(200);
  expect(JSON.stringify(said)).toContain('Only the lead, deputy or chair of the sub-group');
  expect(JSON.stringify(said)).not.toContain('Update the screening tool');
});

it.each(['task/fetch', 'task/submit'])(
  '%s of anything else is answered with no such thing',
  async (name) => {
    const answers = [
      await police().invokes(name, {}),
      await police().invokes(name, { data: 'text' }),
      await police().invokes(name, { data: { state: 'nonsense' } }),
    ];

    expect(
      answers.map(({ status }) => status).every((status) => status < 500 || status === 501),
    ).toBe(true);
  },
);
