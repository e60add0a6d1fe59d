import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asForm, eventOf, sendSigned } from '../support/slack-sender.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(() => york.end());

const form = 'application/x-www-form-urlencoded';
const command = (changes: Readonly<Record<string, string>> = {}) =>
  asForm({
    command: '/priority',
    text: '1',
    user_id: york.as('executive').userId,
    team_id: york.cloud.teamId,
    channel_id: 'D1',
    channel_name: 'directmessage',
    trigger_id: randomUUID(),
    response_url: 'https://hooks.example.org/answer',
    ...changes,
  });

it('a request that Slack signed is answered', async () => {
  const { status, said } = await sendSigned(york.url, command(), form);

  expect(status).toBe(200);
  expect(JSON.stringify(said)).toContain('Launch the campaign');
});

it.each([
  ['signed with another secret', { secret: 'another' }],
  ['signed ten minutes ago', { atSeconds: Math.floor(Date.now() / 1_000) - 600 }],
  ['with a signature that was changed', { headers: { 'x-slack-signature': 'v0=00' } }],
  ['with an empty signature', { headers: { 'x-slack-signature': '' } }],
])('a request %s is refused, and shows nothing', async (_, signing) => {
  const { status, said } = await sendSigned(york.url, command(), form, signing);

  expect([status, said]).toEqual([401, undefined]);
});

it('a request without any signature is refused', async () => {
  const response = await fetch(`${york.url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': form },
    body: command(),
  });

  expect([response.status, await response.text()]).toEqual([401, '']);
});

it('a request of four megabytes is refused before it is read', async () => {
  const large = command({ text: 'x'.repeat(4_000_000) });

  // The server closes the connection on it: nothing else may use that one.
  const { status } = await sendSigned(york.url, large, form, { headers: { connection: 'close' } });

  expect(status).toBe(413);
});

it('a stranger in the team is told so, and sees nothing', async () => {
  const { said } = await sendSigned(york.url, command({ user_id: 'U-stranger' }), form);

  expect(JSON.stringify(said)).not.toContain('campaign');
  expect(said).toMatchObject({ response_type: 'ephemeral' });
});

it('a form that is sent twice is stored once', async () => {
  const lead = york.as('lead-fathers');
  await lead.press('Update');
  const view = york.modal();
  const values = { status: 'green', sentence: 'Held the launch.' };

  await lead.submit(view, values, 'V-twice');
  await lead.submit(view, values, 'V-twice');

  expect(await york.revisions('1.1')).toHaveLength(1);
});

it('a message that Slack sends again is answered once', async () => {
  const lead = york.as('lead-two');
  const event = { type: 'message', channel_type: 'im', channel: await lead.direct() };
  const body = eventOf(york.cloud.teamId, {
    ...event,
    ts: String(Date.now() / 1_000),
    user: lead.userId,
    text: '2.1 green, held the meetings',
  });
  const count = async () => (await lead.inbox()).length;
  const before = await count();

  await sendSigned(york.url, body, 'application/json');
  await sendSigned(york.url, body, 'application/json', { headers: { 'x-slack-retry-num': '1' } });
  await york.settled();

  expect((await count()) - before).toBe(1);
});

it('what the bot itself says, and what others say in channels, is no reply', async () => {
  const calls = york.cloud.calls.length;
  const lead = york.as('lead-police');
  const base = {
    type: 'message',
    channel: 'C1',
    ts: '1',
    user: lead.userId,
    text: '2.3 green, done',
  };
  for (const event of [
    { ...base, channel_type: 'channel' },
    { ...base, channel_type: 'im', bot_id: 'B1' },
    { ...base, channel_type: 'im', subtype: 'message_changed' },
  ]) {
    const { status } = await sendSigned(
      york.url,
      eventOf(york.cloud.teamId, event),
      'application/json',
    );
    expect(status).toBe(200);
  }
  await york.settled();

  expect(york.cloud.calls.length).toBe(calls);
});

it('an NHS number that Slack took for a telephone number is seen by the privacy door', async () => {
  const lead = york.as('lead-police');

  await lead.says('2.3 green, spoke about <tel:9434765919|943 476 5919>');

  const last = (await lead.inbox()).at(-1);
  expect(JSON.stringify(last?.blocks)).not.toContain('5919');
  expect(JSON.stringify(last?.blocks)).toContain('NHS number');
});
