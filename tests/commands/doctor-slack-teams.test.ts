import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WorkspaceFacts } from '../../src/app/store-workspaces.ts';
import {
  installAddress,
  installationsFound,
  socketFindings,
  unclaimedFindings,
} from '../../src/commands/doctor-slack-teams.ts';
import { installationsOf } from '../../src/db/installations.ts';
import { sealingWith } from '../../src/db/sealing.ts';
import type { SlackConfig } from '../../src/slack-config.ts';
import { type InstallWorld, installWorld } from '../support/slack-install.ts';
import { slackSocket } from '../support/slack-socket.ts';

let world: InstallWorld;
beforeAll(async () => {
  world = await installWorld();
});
afterAll(() => world.end());

const config = (changes: Partial<SlackConfig> = {}): SlackConfig => ({
  workspaces: { by: 'oauth', clientId: '1', clientSecret: '2', stateSecret: '3' },
  receives: { over: 'http', signingSecret: 'x' },
  lookUps: 'limited',
  apiUrl: world.cloud.apiUrl,
  ...changes,
});
const found = async (
  installations = world.installations,
  known: readonly WorkspaceFacts[] = [],
  installAt = installAddress('https://york.example.org'),
) => {
  const about = { installAt, known };
  const now = () => new Date();
  const { findings, teams } = await installationsFound(config(), installations, now, about);
  return { lines: findings.map(({ ok, says }) => `${ok ? 'ok' : 'mend'}: ${says}`), teams };
};

it('says how to install it where nobody has', async () => {
  const { lines, teams } = await found();

  expect(lines).toEqual([
    'ok: No workspace has installed Waymark. Open https://york.example.org/slack/install, as an administrator of the workspace.',
  ]);
  expect(teams).toEqual([]);
});

it('asks Slack about each workspace that has', async () => {
  await world.installs();
  await world.installs(world.other);

  const { lines, teams } = await found();

  expect(lines).toContain(`ok: The token is that of Council (${world.cloud.teamId}).`);
  expect(lines).toContain(`ok: The token is that of Council (${world.other.teamId}).`);
  expect(teams).toHaveLength(2);
});

it('names a workspace that no partnership uses, with the way to link it', async () => {
  const { teams } = await found();
  const known = await world.store.database.workspaces.known();
  const [mine, theirs] = known.map((one, index) => ({ ...one, isClaimed: index === 0 }));
  if (!mine || !theirs) throw new Error('Two workspaces are known.');

  const findings = unclaimedFindings(teams, [mine, theirs]);

  expect(findings).toMatchObject([
    { ok: false, says: expect.stringContaining(`npx waymark workspace link ${theirs.externalId}`) },
  ]);
});

it('names a workspace whose token another key sealed', async () => {
  const others = installationsOf(world.store.prisma, 'slack', sealingWith([randomBytes(32)]));

  const { lines } = await found(others);

  expect(lines[0]).toMatch(
    /^mend: The token of Council \(T000000001\) cannot be opened with the key in SECRETS_KEY_FILE\./,
  );
});

it('names a workspace whose token Slack refuses, and how it gets another', async () => {
  world.cloud.meets('auth.test', { says: 'account_inactive' }, { says: 'account_inactive' });

  const { lines } = await found();

  expect(lines).toContain(
    'mend: Of Council (T000000001): Slack says account_inactive. Open /slack/install again as an administrator of that workspace.',
  );
  expect(lines.join()).not.toContain('SLACK_BOT_TOKEN');
});

it('remembers where it was removed', async () => {
  const installation = await world.installations.find(world.other.teamId);
  if (installation) await world.installations.end(installation, new Date('2026-11-24T09:00:00Z'));

  const { lines } = await found();

  expect(lines.at(-1)).toBe(
    'ok: Waymark was removed from Council (T000000002) on 2026-11-24. No partnership uses that workspace.',
  );
});

it.each([
  ['https://york.example.org', 'https://york.example.org/slack/install'],
  [undefined, '/slack/install at its address'],
])('says to install it again where a partnership uses that workspace, at %s', async (url, at) => {
  const known = await world.store.database.workspaces.known();
  const used = known.map((one) => ({ ...one, isClaimed: true }));

  const { lines } = await found(world.installations, used, installAddress(url));

  expect(lines.at(-1)).toBe(
    `mend: Waymark was removed from Council (T000000002) on 2026-11-24. What waits for people there goes out once it is installed again: open ${at}, as an administrator of that workspace.`,
  );
});

it('says whether Slack takes the App-Level Token', async () => {
  const socket = await slackSocket(world.cloud);
  const over = config({ receives: { over: 'socket', appToken: 'xapp-1' }, apiUrl: socket.apiUrl });
  socket.refuses('invalid_auth');

  const [refused] = await socketFindings(over);
  const [taken] = await socketFindings(over);
  await socket.end();

  expect(refused).toMatchObject({
    ok: false,
    says: expect.stringMatching(/^Slack says invalid_auth\. Make an App-Level Token/),
  });
  expect(taken).toMatchObject({ ok: true });
});

it('where Slack cannot be reached, nothing is said of the App-Level Token', async () => {
  const receives = { over: 'socket', appToken: 'xapp-1' } as const;
  const socket = await slackSocket(world.cloud);
  await socket.end();

  expect(await socketFindings(config({ receives, apiUrl: socket.apiUrl }))).toMatchObject([
    { ok: false, says: expect.stringMatching(/^Slack cannot be reached from here\./) },
  ]);
});
