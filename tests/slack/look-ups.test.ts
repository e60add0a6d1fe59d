import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Outgoing, Recipient } from '../../src/app/platform.ts';
import { DeliveryError } from '../../src/core/errors.ts';
import { finder } from '../../src/slack/find.ts';
import { type SlackPlatform, slackPlatform } from '../../src/slack/slack-platform.ts';
import { slackTeam } from '../../src/slack/slack-team.ts';
import { keptLog } from '../support/kept-log.ts';
import { type SlackCloud, slackCloud } from '../support/slack-cloud.ts';
import { signingSecret } from '../support/slack-sender.ts';

let cloud: SlackCloud;
let slack: SlackPlatform;
let to: Recipient;
beforeEach(async () => {
  cloud = await slackCloud([], ['executive']);
  slack = slackPlatform({
    app: express(),
    workspaces: { by: 'token', botToken: cloud.botToken, workspaceOf: async () => 'workspace' },
    receives: { over: 'http', signingSecret },
    lookUps: 'limited',
    apiUrl: cloud.apiUrl,
    now: () => new Date(),
    log: keptLog([]),
  });
  attempt = 1;
  await slack.start(async () => ({ kind: 'none' }));
  const { channels } = await cloud.call('conversations.list');
  const all = channels as { id: string; name: string }[];
  const id = all.find(({ name }) => name === 'executive')?.id ?? '';
  to = { workspaceId: 'workspace', kind: 'channel', id };
});
afterEach(async () => {
  await slack.stop();
  await cloud.end();
});

const outgoing = (): Outgoing => ({
  to,
  card: { title: 'Roll-up', blocks: [], buttons: [], fallback: 'Roll-up' },
  key: crypto.randomUUID(),
  at: new Date(),
  stillOurs: () => true,
});
const othersSay = async (times: number) => {
  for (let nth = 0; nth < times; nth += 1) {
    await cloud.call('chat.postMessage', { channel: to.id, text: `Good morning ${nth}` });
  }
};
const since = new Date(Date.now() - 60_000);
let attempt = 1;
const looks = (...keys: readonly string[]) =>
  slack.find?.(
    to,
    keys.map((key) => ({ key, attempt })),
    since,
  );
const refusal = (looked: ReturnType<typeof looks>) =>
  (looked ?? Promise.resolve()).catch((error: unknown) => error);
const histories = () => cloud.calls.filter(({ method }) => method === 'conversations.history');

it('says its budget as data, so that look-ups are paced', () => {
  expect(slack.limits.find).toEqual({ messages: 1, inMs: 60_000 });
});

it('reads one page of fifteen at a time, and goes on a minute later where it ended', async () => {
  const ours = outgoing();
  const ref = await slack.deliver(ours);
  await othersSay(20);

  const first = await refusal(looks(ours.key));
  const found = await looks(ours.key);

  expect(first).toBeInstanceOf(DeliveryError);
  expect(first).toMatchObject({ permanent: false, ambiguous: false, retryAfterSeconds: 60 });
  expect(found?.get(ours.key)).toBe(ref);
  expect(histories().map(({ asked }) => asked.limit)).toEqual(['15', '15']);
  expect(histories()[1]?.asked.cursor).toEqual(expect.stringMatching(/\S/));
});

it('begins anew when it looks for something that was not there before', async () => {
  const [ours, newer] = [outgoing(), outgoing()];
  await slack.deliver(ours);
  await othersSay(20);
  await refusal(looks(ours.key));
  const ref = await slack.deliver(newer);

  const again = await refusal(looks(ours.key, newer.key));
  const found = await looks(ours.key, newer.key);

  expect(again).toBeInstanceOf(DeliveryError);
  expect(found?.get(newer.key)).toBe(ref);
  expect([...(found?.keys() ?? [])].toSorted()).toEqual([ours.key, newer.key].toSorted());
});

it('begins anew for what another bot found missing and sent again meanwhile', async () => {
  const ours = outgoing();
  await othersSay(20);
  await refusal(looks(ours.key));
  const ref = await slack.deliver(ours);

  attempt = 2;
  const found = await looks(ours.key);

  expect(found?.get(ours.key)).toBe(ref);
});

it('says that a message is not there only once it has read everything', async () => {
  await othersSay(20);

  const first = await refusal(looks('nowhere'));
  const found = await looks('nowhere');

  expect(first).toBeInstanceOf(DeliveryError);
  expect(found?.size).toBe(0);
});

it('after the most pages of a conversation it will not say, so that a person is asked at once', async () => {
  await othersSay(6);
  const { apiUrl, teamId, botToken: token } = cloud;
  const identity = { workspaceId: 'workspace', teamId };
  const team = slackTeam(identity, { token, apiUrl });
  const find = finder({ page: 1, pagesAtOnce: 2, mostPages: 4 });
  const looksOn = () => refusal(find(team, to, [{ key: 'nowhere', attempt }], since));

  const ended = [await looksOn(), await looksOn()];

  expect(ended).toMatchObject([
    { permanent: false, retryAfterSeconds: 60 },
    { permanent: true, ambiguous: false },
  ]);
  expect(histories()).toHaveLength(4);
});
