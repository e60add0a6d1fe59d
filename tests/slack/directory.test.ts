import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeliveryError } from '../../src/core/errors.ts';
import { type ReadingOptions, readDirectory } from '../../src/slack/directory.ts';
import { type SlackTeam, slackTeam } from '../../src/slack/slack-team.ts';
import { type SlackCloud, slackCloud } from '../support/slack-cloud.ts';

const emails = ['ann', 'bob', 'cem', 'dot', 'eve'].map((name) => `${name}@york.example.org`);
const hourMs = 60 * 60_000;
let cloud: SlackCloud;
let team: SlackTeam;
beforeEach(async () => {
  cloud = await slackCloud(emails, []);
  const { apiUrl, teamId, botToken: token } = cloud;
  const identity = { workspaceId: 'workspace', teamId };
  team = slackTeam(identity, { token, apiUrl });
  cloud.listsAtOnce(2);
});
afterEach(() => cloud.end());

const cursors = () =>
  cloud.calls.filter(({ method }) => method === 'users.list').map(({ asked }) => asked.cursor);
const reads = (options: ReadingOptions = {}) =>
  readDirectory(team, options).then(
    (people) => people.flatMap(({ email }) => email ?? []),
    (error: unknown) => error,
  );

it('a list that Slack breaks off goes on where it ended, with everybody in it once', async () => {
  cloud.meets('users.list', 'none', 'none', { tooManyForSeconds: 30 });

  const first = await reads();
  const people = await reads();

  expect(first).toBeInstanceOf(DeliveryError);
  expect(first).toMatchObject({ permanent: false, retryAfterSeconds: 30 });
  expect(people).toEqual(expect.arrayContaining(emails));
  expect(people).toHaveLength(new Set(people as string[]).size);
  expect(cursors().filter((cursor) => cursor === undefined)).toHaveLength(1);
});

it.each([
  ['an hour later', { tooManyForSeconds: 30 }, hourMs],
  ['where it ended for good', { says: 'invalid_cursor' }, 0],
])('%s it begins anew', async (_, fault, laterMs) => {
  cloud.meets('users.list', 'none', fault);
  await reads({ elapsedMs: () => 0 });

  const people = await reads({ elapsedMs: () => laterMs });

  expect(people).toEqual(expect.arrayContaining(emails));
  expect(cursors().filter((cursor) => cursor === undefined)).toHaveLength(2);
});

it('once it is told to stop, no further page is asked for', async () => {
  const stopping = new AbortController();
  const { users } = team.delivery;
  const list = users.list;
  users.list = (asked) => {
    stopping.abort('told to stop');
    return list(asked);
  };

  const ended = await reads({ signal: stopping.signal });

  expect(ended).toBe('told to stop');
  expect(cursors()).toEqual([undefined]);
});
