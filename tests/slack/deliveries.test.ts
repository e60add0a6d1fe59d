import { afterEach, beforeEach, expect, it } from 'vitest';
import { writtenIn } from '../support/slack-blocks.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeEach(async () => {
  york = await slackWorld('york');
});
afterEach(() => york.end());

const prompts = async (person: string) => {
  const inbox = await york.as(person).inbox();
  return inbox.filter(({ text }) => /need/.test(text)).length;
};

it('a prompt whose answer was lost is looked up, and not said twice', async () => {
  york.cloud.meets('chat.postMessage', 'silence');

  await york.livesUntil('2024-09-02T09:30:00Z');

  const people = ['lead-fathers', 'lead-two', 'lead-police', 'deputy-fathers'];
  expect(await Promise.all(people.map(prompts))).toEqual([1, 1, 1, 1]);
  expect(york.cloud.calls.map(({ method }) => method)).toContain('conversations.history');
});

it('a prompt that never arrived is sent again', async () => {
  york.cloud.meets('chat.postMessage', 'error before', 'error before');

  await york.livesUntil('2024-09-02T09:30:00Z');

  const people = ['lead-fathers', 'lead-two', 'lead-police', 'deputy-fathers'];
  expect(await Promise.all(people.map(prompts))).toEqual([1, 1, 1, 1]);
});

it('a form opens while Slack takes no more messages for now', async () => {
  await york.livesUntil('2024-09-02T08:20:00Z');
  york.cloud.meets('chat.postMessage', { tooManyForSeconds: 600 });
  await york.as('lead-two').command('progress', 'update');
  const lead = york.as('lead-fathers');

  await lead.press('Update');

  expect(york.modal()).toMatchObject({ type: 'modal' });
});

it('a reply in a thread whose answer was lost is found in the thread', async () => {
  await york.livesUntil('2024-09-06T08:50:00Z');
  york.cloud.meets('chat.postMessage', 'silence', 'silence');

  await york.livesUntil('2024-09-06T10:30:00Z');

  const [rollUp, ...others] = await york.channel();
  expect(others).toEqual([]);
  const thread = await york.thread(rollUp?.ts ?? '');
  const details = thread.slice(1).map(({ blocks }) => writtenIn(blocks));
  expect(details.length).toBeGreaterThan(0);
  expect(new Set(details).size).toBe(details.length);
  expect(york.cloud.calls.map(({ method }) => method)).toContain('conversations.replies');
});

it('a channel that is archived is told to the coordinator, with the mend', async () => {
  await york.archivesChannel();

  await york.livesUntil('2024-09-06T09:30:00Z');

  const inbox = await york.as('coordinator').inbox();
  expect(inbox.map(({ blocks }) => writtenIn(blocks)).join('\n')).toMatch(
    /roll-up to the Executive's channel could not be delivered/,
  );
});
