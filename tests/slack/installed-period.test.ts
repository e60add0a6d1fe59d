import { afterAll, beforeAll, expect, it } from 'vitest';
import { writtenIn } from '../support/slack-blocks.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york', { byOAuth: true, byEmail: true });
  await york.cloud.call('conversations.join', { channel: york.channelId });
});
afterAll(() => york.end());

const leads = ['lead-fathers', 'lead-two', 'lead-police'];
const promptsOf = async (person: string) => {
  const inbox = await york.as(person).inbox();
  return inbox.filter(({ text }) => /needs? an update/.test(text)).length;
};

it('a workspace that installed it by itself has its people found, and asked', async () => {
  await york.matches();

  await york.livesUntil('2024-09-02T08:20:00Z');

  expect(await Promise.all(leads.map(promptsOf))).toEqual([1, 1, 1]);
});

it('takes their answers', async () => {
  const lead = york.as('lead-fathers');

  await lead.press('Update');
  await lead.submit(york.modal(), { status: 'green', sentence: 'It was launched at the stadium.' });

  const [prompt] = await lead.inbox();
  expect(writtenIn(prompt?.blocks ?? [])).toContain('It was launched at the stadium.');
});

it('what falls due while it is removed waits, and nothing is tried in vain', async () => {
  york.cloud.removesTheApp();

  await york.livesUntil('2024-09-06T09:30:00Z');

  const tried = york.cloud.calls.filter(({ method }) => method === 'chat.postMessage').length;
  await york.deliver();
  expect(york.isServed()).toBe(false);
  expect(york.cloud.calls.filter(({ method }) => method === 'chat.postMessage').length).toBe(tried);
  expect(await york.channel()).toEqual([]);
});

it('once it is installed again the roll-up comes, once, with what was said before', async () => {
  await york.installs();
  await york.livesUntil('2024-09-06T10:10:00Z');

  const [rollUp, ...others] = await york.channel();
  expect(york.isServed()).toBe(true);
  expect(others).toEqual([]);
  const thread = await york.thread(rollUp?.ts ?? '');
  const said = thread.map(({ blocks }) => writtenIn(blocks)).join('\n');
  expect(said).toContain('It was launched at the stadium.');
});

it('asks nobody what their day had gone by for', async () => {
  const inboxes = await Promise.all(leads.map((lead) => york.as(lead).inbox()));

  const reminders = inboxes.flat().filter(({ text }) => /^\d+ actions? still need/.test(text));
  expect(reminders).toEqual([]);
});
