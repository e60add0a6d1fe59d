import { afterAll, beforeAll, expect, it } from 'vitest';
import { slackFindings } from '../../src/commands/doctor-slack.ts';
import { type SlackCloud, slackCloud } from '../support/slack-cloud.ts';

let cloud: SlackCloud;
beforeAll(async () => {
  cloud = await slackCloud(['ann@example.org'], ['executive']);
});
afterAll(() => cloud.end());

const hourMs = 3_600_000;
const config = () => ({ botToken: cloud.botToken, signingSecret: 'x', apiUrl: cloud.apiUrl });
const said = async (now = () => new Date()) => {
  const { findings } = await slackFindings(config(), now);
  return findings.map(({ ok, check, says }) => `${ok ? 'ok' : 'mend'} ${check}: ${says}`);
};

it('a token that Slack knows is told with its team', async () => {
  const { findings, team } = await slackFindings(config(), () => new Date());

  expect(team).toEqual({ name: 'Council', externalId: cloud.teamId });
  expect(findings[0]).toMatchObject({
    ok: true,
    says: `The token is that of Council (${cloud.teamId}).`,
  });
});

it('scopes that are missing and needless are named', async () => {
  cloud.grants(['chat:write', 'commands', 'im:history', 'im:write', 'files:write']);

  expect(await said()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^mend Slack scopes: channels:history, groups:history, users:read and users:read\.email are missing\. Paste what "npx waymark manifest slack --url https:\/\/\.\.\." prints into the app's page "App Manifest", and install the app again\.$/,
      ),
      expect.stringMatching(/^ok Slack scopes: 1 scope more than needed: files:write\./),
    ]),
  );
});

it.each([
  [0, /^ok Slack clock: It agrees/],
  [hourMs, /^mend Slack clock: This machine's clock is 3,?600 seconds ahead of Slack's/],
  [-hourMs, /^mend Slack clock: This machine's clock is 3,?600 seconds behind Slack's/],
])('a clock that is %i milliseconds ahead is told', async (aheadMs, sentence) => {
  const lines = await said(() => new Date(Math.floor(Date.now() / 1_000) * 1_000 + aheadMs));

  expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
});

it('a token that Slack refuses is told with the mend', async () => {
  cloud.meets('auth.test', { says: 'invalid_auth' });

  expect(await said()).toEqual([
    expect.stringMatching(/^mend Slack: Slack says invalid_auth\. Copy the Bot User OAuth Token/),
  ]);
});

it.each([
  ['SLACK_BOT_TOKEN', undefined],
  ['an installation', { name: 'Council', externalId: 'T01' }],
])('where Slack cannot be reached, nothing is said of the token of %s', async (_, installed) => {
  const gone = await slackCloud([], []);
  await gone.end();

  const { findings } = await slackFindings(gone, () => new Date(), installed);

  const whose = installed ? 'Of Council (T01): ' : '';
  expect(findings).toEqual([
    {
      check: 'Slack',
      ok: false,
      says: `${whose}Slack cannot be reached from here. Let this machine open connections to slack.com on port 443, and look again.`,
    },
  ]);
});

it.each([
  ['Slack answered 500', 'error before'],
  ['Slack says fatal_error', { says: 'fatal_error' }],
  ['Slack takes no more for now', { tooManyForSeconds: 1 }],
] as const)('where %s, it is to be asked again', async (refused, fault) => {
  cloud.meets('auth.test', fault);

  expect(await said()).toEqual([
    `mend Slack: ${refused}. Look again in a minute; if it stays so, see whether Slack can be reached from here.`,
  ]);
});
