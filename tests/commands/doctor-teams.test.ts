import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceFacts } from '../../src/app/store-workspaces.ts';
import { configurationFindings } from '../../src/commands/doctor-machine.ts';
import { teamsFindings, tenantFindings } from '../../src/commands/doctor-teams.ts';
import type { Finding } from '../../src/commands/finding.ts';
import { readConfig } from '../../src/config.ts';
import type { TeamsConfig } from '../../src/teams-config.ts';
import { waymark } from '../support/command.ts';
import { freshDatabase } from '../support/database.ts';
import { entraError, unreachedError } from '../support/entra-errors.ts';
import { type TeamsKeys, teamsAppId, teamsKeys } from '../support/teams-keys.ts';

const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const other = 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const password = 'abc8Q~not-a-real-secret';

let keys: TeamsKeys;
beforeAll(async () => {
  keys = await teamsKeys();
});
afterAll(() => keys.end());

const config = (changes: Partial<TeamsConfig> = {}): TeamsConfig => ({
  app: { id: teamsAppId, password },
  tenantIds: [tenant],
  serviceHosts: ['smba.trafficmanager.net'],
  openIdMetadataUrl: keys.url,
  targetedMessages: true,
  ...changes,
});
const place = { publicUrl: 'https://york.example.org' };
const given = async () => 'token';
const lines = (findings: readonly Finding[]) =>
  findings.map(({ ok, isNote, check, says }) => {
    const fine = isNote ? 'note' : 'ok';
    return `${ok ? fine : 'mend'} ${check}: ${says}`;
  });

it('a registration that works needs nothing', async () => {
  const host = new URL(keys.url).host;

  expect(lines(await teamsFindings(config(), place, given))).toEqual([
    'ok Teams: Entra gives the bot its token.',
    `ok Teams keys: ${host} tells with which keys Teams signs.`,
    "note Teams address: Teams does not say where it posts to: see that the bot's messaging endpoint is https://york.example.org/api/messages.",
  ]);
});

it.each([
  [
    'a wrong secret',
    entraError('7000215', `Invalid client secret provided. '${password}'`),
    'mend Teams: Entra gives the bot no token (AADSTS7000215): TEAMS_APP_PASSWORD is no secret of the app. Copy the Value of a client secret, not its Secret ID, from the page "Certificates & secrets" of the app registration.',
  ],
  [
    'an expired secret',
    entraError('7000222', 'The provided client secret keys are expired.'),
    'mend Teams: Entra gives the bot no token (AADSTS7000222): TEAMS_APP_PASSWORD has expired. Make a new client secret on the page "Certificates & secrets" of the app registration, and set its Value.',
  ],
  [
    'an app that is unknown',
    entraError('700016', 'Application was not found in the directory.', 'unauthorized_client'),
    'mend Teams: Entra gives the bot no token (AADSTS700016): TEAMS_APP_ID is unknown there. Copy the Application (client) ID of the app registration, and set TEAMS_APP_TENANT_ID to the Directory (tenant) ID beside it.',
  ],
  [
    'a tenant that is unknown',
    entraError('90002', 'Tenant not found.', 'invalid_request'),
    'mend Teams: Entra gives the bot no token (AADSTS90002): TEAMS_APP_TENANT_ID is unknown there. Copy the Directory (tenant) ID of the app registration.',
  ],
  [
    'no way to Entra',
    unreachedError(),
    'mend Teams: Entra gives the bot no token: it cannot be reached from here. Let this machine open connections to login.microsoftonline.com on port 443, and look again.',
  ],
  [
    'something else',
    entraError('50196', 'A loop was detected.'),
    'mend Teams: Entra gives the bot no token (AADSTS50196). Look again in a minute; if it stays so, look at the app registration of TEAMS_APP_ID in Entra.',
  ],
])('%s is told with the mend', async (_, error, says) => {
  const [token] = await teamsFindings(config(), place, () => Promise.reject(error));

  expect(token && lines([token])).toEqual([says]);
});

describe('a key server', () => {
  const said = async (openIdMetadataUrl: string) => {
    const findings = await teamsFindings(config({ openIdMetadataUrl }), place, given);
    return lines(findings.filter(({ check }) => check === 'Teams keys'));
  };

  it('that cannot be reached is told with the mend', async () => {
    expect(await said('http://127.0.0.1:1/keys')).toEqual([
      'mend Teams keys: 127.0.0.1:1 cannot be reached from here, or tells no keys, so nothing that Teams sends can be verified. Let this machine open connections to it on port 443, or mend TEAMS_OPENID_METADATA_URL.',
    ]);
  });

  it('whose keys sign for other channels only is told with the mend', async () => {
    const others = await teamsKeys(['directLine', 'unendorsed']);

    const found = await said(others.url);

    await others.end();
    expect(found).toEqual([
      `mend Teams keys: ${new URL(others.url).host} tells of no key that signs for Teams, so all that Teams sends is refused. Mend TEAMS_OPENID_METADATA_URL, or unset it.`,
    ]);
  });
});

it.each([
  [{}, 'is not set'],
  [{ publicUrl: 'http://york.example.org' }, 'is without TLS'],
])('an address that Teams cannot post to is told: %j', async (where, found) => {
  const findings = await teamsFindings(config(), where, given);

  expect(lines(findings)).toContain(
    `mend Teams address: PUBLIC_URL ${found}, and Teams posts to an https address only. Put a reverse proxy with a certificate before HOST and PORT, and set PUBLIC_URL to its address.`,
  );
});

it('a door for a test client is worth knowing, and nobody is asked', async () => {
  const before = keys.asked.length;

  const findings = await teamsFindings(config({ app: 'unauthenticated' }), {});

  expect([lines(findings), keys.asked.length]).toEqual([
    [
      'note Teams: It takes what comes to /api/messages from anybody on this machine. For Teams itself unset TEAMS_UNAUTHENTICATED and set TEAMS_APP_ID.',
    ],
    before,
  ]);
});

describe('the tenants', () => {
  const workspace = (externalId: string, changes: Partial<WorkspaceFacts> = {}) => ({
    id: externalId,
    platform: 'teams' as const,
    externalId,
    isClaimed: true,
    ...changes,
  });

  it.each([
    [
      'that partnerships use',
      [workspace(tenant.toUpperCase()), workspace('T01', { platform: 'slack' })],
      ['ok Teams tenants: Those that partnerships use are let in, and no others.'],
    ],
    [
      'of which one is not let in',
      [workspace(tenant), workspace(other)],
      [
        `mend Teams tenants: A partnership uses ${other}, and TEAMS_TENANT_IDS does not list it, so nobody there is heard. Add it there, or mend externalId in the plan file.`,
      ],
    ],
    [
      'that nobody uses any more',
      [workspace(tenant, { isClaimed: false })],
      [
        `mend Teams tenants: No partnership uses ${tenant}, so nobody there sees anything. Name it in the plan file, or take it out of TEAMS_TENANT_IDS.`,
      ],
    ],
  ])('%s are told', (_, known, says) => {
    expect(lines(tenantFindings({ tenantIds: [tenant] }, known))).toEqual(says);
  });
});

it.each([
  [{}, 'The local workspace is on.'],
  [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 'Slack is on.'],
  [
    { TEAMS_UNAUTHENTICATED: 'on', TEAMS_TENANT_IDS: tenant, LOCAL_WORKSPACE: 'on' },
    'The local workspace and Teams are on.',
  ],
  [
    { LOCAL_WORKSPACE: 'off' },
    'LOCAL_WORKSPACE is off and neither Slack nor Teams is set up, so no message goes anywhere. Set LOCAL_WORKSPACE to on, or set up Slack as docs/slack.md says or Teams as docs/teams.md says.',
  ],
])('of %j it says where people are', (env, says) => {
  expect(configurationFindings(readConfig(env))).toContainEqual(
    expect.objectContaining({ check: 'Workspaces', says }),
  );
});

it('the command says it with the rest, and compares with what is stored', async () => {
  const database = await freshDatabase();
  const env = {
    TEAMS_UNAUTHENTICATED: 'on',
    TEAMS_TENANT_IDS: tenant,
    DATABASE_URL: database.url,
  };

  const { code, out, err } = await waymark(['doctor'], { env });

  await database.drop();
  expect([code, err]).toEqual([1, '']);
  expect(out).toContain('ok    Workspaces: Teams is on.\n');
  expect(out).toContain('note  Teams: It takes what comes to /api/messages');
  expect(out).toContain(`MEND  Teams tenants: No partnership uses ${tenant}`);
});
