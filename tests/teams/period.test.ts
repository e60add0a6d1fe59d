import { afterAll, beforeAll, expect, it } from 'vitest';
import { labelsOf, writtenIn } from '../support/teams-cards.ts';
import { cardIn } from '../support/teams-person.ts';
import { type TeamsWorld, teamsWorld } from '../support/teams-world.ts';

let york: TeamsWorld;
beforeAll(async () => {
  york = await teamsWorld('york');
});
afterAll(async () => {
  expect(york.cloud.complaints).toEqual([]);
  await york.end();
});

const lead = () => york.as('lead-fathers');
const newest = () => lead().inbox().at(-1);

it('asks each lead in their own chat on Monday at nine', async () => {
  await york.livesUntil('2024-09-02T08:20:00Z');

  const asking = newest();

  expect(writtenIn(asking?.card as never)).toContain('Launch the campaign');
  expect(asking?.summary).toMatch(/2 actions/);
});

it('puts the form in the place of the message, and nothing that was typed is lost when it is not good', async () => {
  const opened = await lead().press('Update');
  const { said } = await lead().press('Save', { status: 'green', sentence: '' });

  expect(labelsOf(cardIn(opened.said) as never)).toContain('Save');
  expect(writtenIn(cardIn(said) as never)).toMatch(/sentence/i);
});

it('asks what else belongs to red before it saves anything', async () => {
  const { said } = await lead().press('Save', { status: 'red', sentence: 'The venue was lost.' });

  expect(writtenIn(cardIn(said) as never)).toMatch(/not saved yet/i);
  expect(await york.revisions('1.1')).toEqual([]);
});

it('stores what was sent, and puts the receipt in its place, for every device', async () => {
  const { said } = await lead().press('Save', { askKind: 'nothing' });

  expect(writtenIn(cardIn(said) as never)).toContain('The venue was lost.');
  expect(await york.revisions('1.1')).toHaveLength(1);
  const [stored] = york.cloud.messages(lead().user.conversationId).filter(({ edits }) => edits > 0);
  expect(writtenIn(stored?.card as never)).toContain('The venue was lost.');
});

it('takes a plain reply once it is confirmed', async () => {
  await lead().says('1.2 green, built the repository');
  const draft = newest();
  await lead().press('Confirm');

  expect(writtenIn(draft?.card as never)).toContain('Built the repository.');
  expect(await york.revisions('1.2')).toHaveLength(1);
});

it('answers priority 1 in their own chat, with a slash or without', async () => {
  const executive = york.as('executive');
  await executive.says('priority 1');
  const plain = executive.inbox().at(-1);
  await executive.says('/priority 1');

  expect(writtenIn(plain?.card as never)).toContain('The venue was lost.');
  expect(executive.inbox().at(-1)?.card).toEqual(plain?.card);
});

it('answers in a channel to the asker alone, who can share it there', async () => {
  const executive = york.as('executive');
  await executive.mentions('priority 1', '100');
  const [answer] = york.thread('100');
  await executive.pressOn(answer as never, 'Share here');

  expect(answer?.onlyFor).toBe(executive.user.accountId);
  expect(york.channel().at(-1)).toMatchObject({ edits: 0 });
  expect(writtenIn(york.channel().at(-1)?.card as never)).toContain('Shared by Executive.');
});

it('posts the roll-up to the Executive’s channel on Friday, and its detail in the replies', async () => {
  await york.livesUntil('2024-09-06T09:20:00Z');

  const rollUp = york.channel().at(-1);

  expect(rollUp?.summary).toMatch(/1 red/);
  expect(york.thread(rollUp?.id ?? '').length).toBeGreaterThan(0);
});
