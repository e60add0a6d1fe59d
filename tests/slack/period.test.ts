import { afterAll, beforeAll, expect, it } from 'vitest';
import { writtenIn } from '../support/slack-blocks.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york');
});
afterAll(() => york.end());

it('asks each lead in a direct message on Monday at nine', async () => {
  await york.livesUntil('2024-09-02T08:20:00Z');

  const [prompt, ...others] = await york.as('lead-fathers').inbox();

  expect(others).toEqual([]);
  expect(writtenIn(prompt?.blocks ?? [])).toContain('Launch the campaign');
  expect(prompt?.text).toMatch(/2 actions/);
});

it('opens a form in which nothing that was typed is lost when it is not good', async () => {
  const lead = york.as('lead-fathers');

  await lead.press('Update');
  const opened = york.modal();
  const { said } = await lead.submit(opened, { status: 'green', sentence: '' });

  expect(opened).toMatchObject({ type: 'modal', submit: { text: 'Save' } });
  expect(said).toEqual({
    response_action: 'errors',
    errors: { sentence: expect.stringMatching(/sentence/i) },
  });
});

it('draws the form anew when a field changes on which others depend', async () => {
  const lead = york.as('lead-fathers');

  await lead.pressIn(york.modal(), 'value', { status: 'red', sentence: 'The venue was lost.' });

  const names = york.modal().blocks.map((block) => ('block_id' in block ? block.block_id : ''));
  expect(names).toContain('askKind');
  expect(writtenIn(york.modal().blocks)).toContain('What do you need from the Executive?');
});

it('stores what was sent, thanks in its place, and makes the prompt a receipt', async () => {
  const lead = york.as('lead-fathers');

  const { said } = await lead.submit(york.modal(), {
    status: 'red',
    sentence: 'The venue was lost.',
  });

  expect(said).toMatchObject({ response_action: 'update', view: { callback_id: 'card' } });
  const [prompt] = await lead.inbox();
  expect(writtenIn(prompt?.blocks ?? [])).toContain('The venue was lost.');
});

it('takes a plain reply once it is confirmed', async () => {
  const lead = york.as('lead-fathers');

  await lead.says('1.2 green, built the repository');
  const before = await lead.inbox();
  await lead.press('Confirm');

  expect(writtenIn(before.at(-1)?.blocks ?? [])).toContain('Built the repository.');
  expect(york.responses.at(-1)).toMatchObject({ replace_original: true });
});

it('answers /priority to the asker alone, in the acknowledgement itself', async () => {
  const { status, said } = await york.as('executive').command('priority', '1');

  expect(status).toBe(200);
  expect(said).toMatchObject({ response_type: 'ephemeral' });
  expect(JSON.stringify(said)).toContain('The venue was lost.');
});

it('posts the roll-up to the Executive’s channel on Friday, and its detail in the thread', async () => {
  await york.livesUntil('2024-09-06T09:20:00Z');

  const [rollUp, ...others] = await york.channel();

  expect(others).toEqual([]);
  expect(writtenIn(rollUp?.blocks ?? [])).toContain('The venue was lost.');
  const { messages } = await york.cloud.call('conversations.replies', {
    channel: await channelOf(york),
    ts: rollUp?.ts,
  });
  expect((messages as unknown[]).length).toBeGreaterThan(1);
});

it('kept every message and every form within Slack’s limits', () => {
  expect(york.cloud.complaints).toEqual([]);
});

async function channelOf({ cloud }: SlackWorld): Promise<string> {
  const { channels } = await cloud.call('conversations.list');
  return (channels as { id: string; name: string }[]).find(({ name }) => name === 'executive')
    ?.id as string;
}
