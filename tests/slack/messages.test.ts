import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { labelsOn, written } from '../support/slack-buttons.ts';
import { type SlackMessageThere, type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(async () => {
  expect(york.cloud.complaints).toEqual([]);
  await york.end();
});

/** The replies in the thread of a message of somebody's conversation with the bot. */
async function repliesTo(person: string, ts: string): Promise<readonly SlackMessageThere[]> {
  const channel = await york.as(person).direct();
  const { messages } = await york.cloud.call('conversations.replies', { channel, ts });
  return (messages as SlackMessageThere[]).slice(1);
}

it('a reply in the thread of the prompt is answered there, once', async () => {
  const lead = york.as('lead-police');
  const [prompt] = await lead.inbox();
  const ts = prompt?.ts ?? '';
  const id = `Ev${randomUUID()}`;

  await lead.says('2.3 green, trained 45 staff', id, { thread_ts: ts });
  await lead.says('2.3 green, trained 45 staff', id, { thread_ts: ts });
  const replies = await repliesTo('lead-police', ts);
  await lead.pressOn(replies[0] ?? {}, 'Confirm');

  expect(replies.map(labelsOn)).toEqual([['Confirm', 'Throw away']]);
  expect(await york.revisions('2.3')).toMatchObject([{ sentence: 'trained 45 staff' }]);
});

it('a reply in the thread that is sent to the conversation too is taken, and answered in the thread', async () => {
  const lead = york.as('deputy-fathers');
  const ts = (await lead.inbox())[0]?.ts ?? '';

  await lead.says('2.4 green, read the records', undefined, {
    subtype: 'thread_broadcast',
    thread_ts: ts,
  });

  expect((await repliesTo('deputy-fathers', ts)).map(labelsOn)).toEqual([
    ['Confirm', 'Throw away'],
  ]);
});

it('what somebody says of themselves with /me is taken as what they say', async () => {
  await york.as('chair-fathers').says('priority 1', undefined, { subtype: 'me_message' });

  const [answer] = await york.as('chair-fathers').inbox();
  expect(written(answer)).toContain('Launch the campaign');
});

it('a file is not kept, nor what was said with it, and why is said', async () => {
  const lead = york.as('lead-two');
  const file = { subtype: 'file_share', files: [{ id: 'F1', name: 'children.xlsx' }] };

  await lead.says('2.1 green, see the list', undefined, file);

  const [, answer] = await lead.inbox();
  expect(written(answer)).toContain('I keep no files, and nothing of this message was kept.');
  expect(await york.living.tablesThatHold('children.xlsx')).toEqual([]);
  expect(await york.living.tablesThatHold('see the list')).toEqual([]);
});

it('an identifier in a message is to be deleted in Slack too; one in a command, which Slack keeps nowhere, is not', async () => {
  const lead = york.as('lead-police');

  await lead.says('2.3 green, met 943 476 5919');
  const { said } = await lead.command('progress', 'update 2.3 green Met 943 476 5919.');

  const answer = (await lead.inbox()).at(-1);
  expect(written(answer)).toContain('This looks like an NHS number.');
  expect(written(answer)).toContain('Delete your message in Slack too: I cannot.');
  expect(JSON.stringify(said)).toContain('This looks like an NHS number.');
  expect(JSON.stringify(said)).not.toContain('Delete your message');
});

it('what is refused for its length is not to be deleted in Slack', async () => {
  const lead = york.as('lead-fathers');

  await lead.says(`1.1 green, ${'so much was said. '.repeat(700)}`);

  const answer = (await lead.inbox()).at(-1);
  expect(written(answer)).toContain('the limit is');
  expect(written(answer)).not.toContain('Delete your message');
});

it('what Slack escapes and links is kept as it was typed, and shown as it was typed', async () => {
  const lead = york.as('lead-fathers');
  const sent = '1.1 green, read &lt;A &amp; B&gt; at <https://york.gov.uk/plan|york.gov.uk/plan>';

  await lead.says(sent);
  await lead.press('Confirm');

  expect(await york.revisions('1.1')).toMatchObject([
    { sentence: 'read <A & B> at york.gov.uk/plan' },
  ]);
  expect(written((await lead.inbox())[0])).toContain('read <A & B> at york.gov.uk/plan');
});
