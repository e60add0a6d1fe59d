import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Outgoing } from '../../src/app/platform.ts';
import { DeliveryError } from '../../src/core/errors.ts';
import { type InstallWorld, installWorld } from '../support/slack-install.ts';
import { asForm, eventOf, sendSigned } from '../support/slack-sender.ts';

let world: InstallWorld;
beforeAll(async () => {
  world = await installWorld();
});
afterAll(() => world.end());

const command = (teamId: string) =>
  sendSigned(
    world.url,
    asForm({
      command: '/priority',
      text: '2',
      user_id: 'U1',
      team_id: teamId,
      channel_id: 'C1',
      channel_name: 'general',
      trigger_id: crypto.randomUUID(),
      response_url: `${world.url}/answers`,
    }),
    'application/x-www-form-urlencoded',
  );

const event = (teamId: string, what: object) =>
  sendSigned(world.url, eventOf(teamId, what), 'application/json');

const outgoing = (workspaceId: string, id: string): Outgoing => ({
  to: { workspaceId, kind: 'channel', id },
  card: { title: 'Roll-up', blocks: [], buttons: [], fallback: 'Roll-up' },
  key: crypto.randomUUID(),
  at: new Date(),
  stillOurs: () => true,
});

async function executive(): Promise<string> {
  const { channels } = await world.cloud.call('conversations.list');
  const all = channels as { id: string; name: string }[];
  return all.find(({ name }) => name === 'executive')?.id ?? '';
}

const standing = async (teamId: string) => {
  const found = await world.installations.find(teamId);
  if (!found) throw new Error(`${teamId} has no installation.`);
  return found;
};

it('knows nobody before anybody has installed it', async () => {
  await command(world.cloud.teamId);

  expect(world.intents).toEqual([]);
  expect(world.platform.trouble()).toBeUndefined();
});

it('sends an administrator to Slack, asking for the scopes that it uses and no more', async () => {
  const { address, cookie } = await world.begins();

  const asked = new URL(address);
  expect(asked.pathname).toBe('/oauth/v2/authorize');
  expect(asked.searchParams.get('scope')?.split(',')).toContain('chat:write');
  expect(asked.searchParams.get('user_scope') ?? '').toBe('');
  expect(asked.searchParams.get('redirect_uri')).toBe(`${world.url}/slack/oauth_redirect`);
  expect(cookie).toMatch(/^slack-app-oauth-state=.+/);
});

it('says what comes next once it is installed', async () => {
  const { status, text } = await world.installs();

  expect(status).toBe(200);
  expect(text).toContain('<h1>Waymark is installed in Council</h1>');
  expect(text).toContain('npx waymark workspace link T000000001');
});

it('serves a workspace from then on', async () => {
  const { status } = await command(world.cloud.teamId);

  const { workspaceId } = await standing(world.cloud.teamId);
  expect(status).toBe(200);
  expect(world.intents.at(-1)).toMatchObject({ kind: 'command', from: { workspaceId } });
  expect(world.platform.serves(workspaceId)).toBe(true);
});

it('serves the next one by its own token, as a workspace of its own', async () => {
  await world.installs(world.other);
  await command(world.other.teamId);

  const mine = await standing(world.cloud.teamId);
  const theirs = await standing(world.other.teamId);
  expect(theirs.token).not.toBe(mine.token);
  expect(world.intents.at(-1)?.from.workspaceId).toBe(theirs.workspaceId);
});

it('keeps no token that could be read in the database', async () => {
  const rows = await world.store.prisma.installation.findMany();

  const stored = rows.map(({ sealedToken }) => Buffer.from(sealedToken ?? []).toString('latin1'));
  expect(stored).toHaveLength(2);
  for (const token of [...world.cloud.tokens, ...world.other.tokens]) {
    expect(stored.join()).not.toContain(token);
    expect(world.logged.join()).not.toContain(token);
  }
});

it.each([
  [
    'a state that somebody made up',
    (address: string) => `${address}&state=eyJhbGciOiJIUzI1NiJ9.e30.x`,
  ],
  ['no state', (address: string) => address],
])('refuses %s, and stores nothing', async (_, addressed) => {
  const before = await world.installations.standing();
  const { cookie } = await world.begins();

  const page = await world.opens(addressed(`${world.url}/slack/oauth_redirect?code=abc`), cookie);

  expect(page.status).toBe(400);
  expect(page.text).toContain('Open /slack/install again');
  expect(await world.installations.standing()).toEqual(before);
});

it('refuses a state that is good in a browser where nothing was begun', async () => {
  const { address } = await world.begins();

  const page = await world.opens(await world.cloud.consents(address));

  expect(page.status).toBe(400);
  expect(page.text).toContain('or in another browser');
});

it('takes it well when somebody cancels', async () => {
  const { cookie } = await world.begins();

  const page = await world.opens(`${world.url}/slack/oauth_redirect?error=access_denied`, cookie);

  expect(page.status).toBe(200);
  expect(page.text).toContain('You cancelled it in Slack.');
});

it('says so when Slack does not go through with it', async () => {
  world.cloud.meets('oauth.v2.access', { says: 'invalid_code' });

  const page = await world.installs();

  expect(page.status).toBe(502);
  expect(page.text).toContain('Waymark was not installed');
});

it('says that it is installed where what comes next cannot be looked up', async () => {
  world.failing.add('installed');

  const { status, text } = await world.installs();

  world.failing.delete('installed');
  expect(status).toBe(200);
  expect(text).toContain('<h1>Waymark is installed in Council</h1>');
  expect(text).toContain('npx waymark workspace link T000000001');
  expect(text).not.toContain('was not installed');
});

it('has people looked for, and says what comes next, where it cannot read who else installed it', async () => {
  const { workspaceId: id } = await standing(world.cloud.teamId);
  await world.store.prisma.workspace.update({ where: { id }, data: { matchAt: null } });
  world.failing.add('standing');

  const { status, text } = await world.installs();

  world.failing.delete('standing');
  const { matchAt } = await world.store.prisma.workspace.findUniqueOrThrow({ where: { id } });
  expect(status).toBe(200);
  expect(text).toContain('No partnership uses this workspace yet');
  expect(matchAt).toBeInstanceOf(Date);
});

it('stays where people alone took their tokens back', async () => {
  const { workspaceId } = await standing(world.cloud.teamId);

  await event(world.cloud.teamId, { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });

  expect(world.platform.serves(workspaceId)).toBe(true);
});

it('stays where Slack still takes its token, whatever comes late', async () => {
  const { workspaceId } = await standing(world.cloud.teamId);

  const { status } = await event(world.cloud.teamId, { type: 'app_uninstalled' });

  expect(status).toBe(200);
  expect(world.platform.serves(workspaceId)).toBe(true);
});

it('is told again where Slack cannot say whether it still takes the token', async () => {
  world.cloud.meets('auth.test', 'error before');

  const { status } = await event(world.cloud.teamId, { type: 'app_uninstalled' });

  expect(status).toBe(500);
});

it('another bot on the same database serves what was installed through the first', async () => {
  const second = await world.secondBot();
  const { workspaceId } = await standing(world.cloud.teamId);

  expect(second.serves(workspaceId)).toBe(true);
});

it('a message to a workspace that took the token back waits, and is not lost', async () => {
  const { workspaceId } = await standing(world.cloud.teamId);
  world.cloud.removesTheApp();

  const refused = await world.platform
    .deliver(outgoing(workspaceId, await executive()))
    .catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(DeliveryError);
  expect(refused).toMatchObject({ permanent: false, ambiguous: false });
  await vi.waitFor(() => expect(world.platform.serves(workspaceId)).toBe(false));
});

it('forgets the token of a workspace that removed it', async () => {
  await world.installs();
  world.cloud.removesTheApp();

  await event(world.cloud.teamId, { type: 'app_uninstalled' });

  const { workspaceId } = await world.store.prisma.workspace
    .findFirstOrThrow({ where: { externalId: world.cloud.teamId } })
    .then(({ id }) => ({ workspaceId: id }));
  const row = await world.store.prisma.installation.findUniqueOrThrow({ where: { workspaceId } });
  expect(row.sealedToken).toBeNull();
  expect(row.endedAt).toBeInstanceOf(Date);
  expect(await world.installations.ended()).toMatchObject([{ name: 'Council' }]);
});

it('goes on as the same workspace once it is installed again', async () => {
  const before = await world.store.prisma.workspace.findFirstOrThrow({
    where: { externalId: world.cloud.teamId },
  });

  await world.installs();
  const ref = await world.platform.deliver(outgoing(before.id, await executive()));

  const { workspaceId } = await standing(world.cloud.teamId);
  expect(workspaceId).toBe(before.id);
  expect(ref).toContain('/');
});
