import { expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/core/errors.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const tenantId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const otherTenant = '99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const password = 'abc8Q~not-a-real-secret';

const app = { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password };
const tenants = { TEAMS_TENANT_IDS: tenantId };
const open = { TEAMS_UNAUTHENTICATED: 'on' };

it('a registration that every organisation may use has no tenant of its own', () => {
  expect(readConfig({ ...app, ...tenants }).teams).toEqual({
    app: { id: appId, password },
    tenantIds: [tenantId],
    serviceHosts: [
      'smba.trafficmanager.net',
      'smba.onyx.prod.teams.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
    ],
    openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    targetedMessages: true,
  });
});

it('everything that can be set is read, in small letters', () => {
  const { teams } = readConfig({
    TEAMS_APP_ID: appId.toUpperCase(),
    TEAMS_APP_PASSWORD: password,
    TEAMS_APP_TENANT_ID: tenantId.toUpperCase(),
    TEAMS_TENANT_IDS: ` ${tenantId.toUpperCase()} ,${otherTenant},${tenantId}`,
    TEAMS_SERVICE_HOSTS: 'SMBA.infra.gov.teams.microsoft.us, *.example.org:8443',
    TEAMS_OPENID_METADATA_URL: 'http://127.0.0.1:9000/keys',
  });

  expect(teams).toEqual({
    app: { id: appId, password, tenantId },
    tenantIds: [tenantId, otherTenant],
    serviceHosts: ['smba.infra.gov.teams.microsoft.us', '*.example.org:8443'],
    openIdMetadataUrl: 'http://127.0.0.1:9000/keys',
    targetedMessages: true,
  });
});

it('a test client on this machine needs no registration', () => {
  expect(readConfig({ ...open, ...tenants }).teams).toMatchObject({
    app: 'unauthenticated',
    tenantIds: [tenantId],
  });
});

it.each([
  ['nothing', {}, true],
  ['TEAMS_UNAUTHENTICATED off alone', { TEAMS_UNAUTHENTICATED: 'off' }, true],
  ['Teams', { ...app, ...tenants }, false],
  ['Teams and the local workspace', { ...app, ...tenants, LOCAL_WORKSPACE: 'on' }, true],
])('with %s set, the local workspace is on: %s', (_, env, isOn) => {
  expect(readConfig(env).localWorkspace).toBe(isOn);
});

it.each([
  ['as it is', {}, true],
  ['off', { TEAMS_TARGETED_MESSAGES: 'off' }, false],
])('whether Teams shows a message to one person of a channel is told: %s', (_, more, isOn) => {
  expect(readConfig({ ...app, ...tenants, ...more }).teams?.targetedMessages).toBe(isOn);
});

it('a test client is never sent what one person alone may see in a channel', () => {
  const teams = readConfig({ ...open, ...tenants, TEAMS_TARGETED_MESSAGES: 'on' }).teams;

  expect(teams?.targetedMessages).toBe(false);
});

it('without anything of Teams there is no Teams', () => {
  expect(readConfig({ TEAMS_UNAUTHENTICATED: 'off' })).not.toHaveProperty('teams');
});

it.each([
  ['TEAMS_TENANT_ID', 'TEAMS_TENANT_IDS'],
  ['TEAMS_APP_IDS', 'TEAMS_APP_ID'],
  ['TEAMS_CLIENT_PASSWORD', 'TEAMS_APP_PASSWORD'],
  ['TEAMS_TARGETED_MESSAGE', 'TEAMS_TARGETED_MESSAGES'],
  ['TEAMS_METADATA_URL', 'TEAMS_OPENID_METADATA_URL'],
])('%s is refused, and %s named', (slip, meant) => {
  expect(() => readConfig({ ...app, ...tenants, [slip]: tenantId })).toThrow(
    new ConfigError(
      `${slip} is set, and Waymark reads no such variable. Did you mean ${meant}? Rename it or unset it, and start again.`,
    ),
  );
});

it('a slip is named before what is missing for it', () => {
  expect(() => readConfig({ ...app, TEAMS_TENANT_ID: tenantId })).toThrow(
    /^TEAMS_TENANT_ID is set, and Waymark reads no such variable\./,
  );
});

it('a slip without a value is let be, as is the variable of another program', () => {
  const env = { TEAMS_TENANT_ID: '', MSTEAMS_URL: 'x', MICROSOFT_TEAMS: 'x' };

  expect(readConfig(env)).not.toHaveProperty('teams');
});

const mend = 'Mend it in the environment and start again.';

it.each([
  [
    'an app id alone',
    { TEAMS_APP_ID: appId },
    'TEAMS_APP_ID is set, and TEAMS_APP_PASSWORD is not. Set it to the value of a client secret of that app, and start again.',
  ],
  [
    'a password alone',
    { TEAMS_APP_PASSWORD: password },
    'TEAMS_APP_PASSWORD is set, and TEAMS_APP_ID is not. Set it, or unset the rest, and start again.',
  ],
  [
    'tenants without an app',
    { ...tenants, TEAMS_APP_TENANT_ID: tenantId },
    'TEAMS_APP_TENANT_ID and TEAMS_TENANT_IDS are set, and TEAMS_APP_ID is not. Set it, or unset the rest, and start again.',
  ],
  [
    'an app without tenants',
    app,
    'TEAMS_APP_ID is set, and TEAMS_TENANT_IDS is not. Set it to the tenant ids of the organisations that use Waymark, with commas between, and start again.',
  ],
  [
    'an open door without tenants',
    open,
    'TEAMS_UNAUTHENTICATED is set, and TEAMS_TENANT_IDS is not. Set it to the tenant ids of the organisations that use Waymark, with commas between, and start again.',
  ],
  [
    'an open door with an app',
    { ...open, ...app, ...tenants },
    'TEAMS_UNAUTHENTICATED is for a test client on this machine and TEAMS_APP_ID, TEAMS_APP_PASSWORD for Teams, and both are set. Unset one of them and start again.',
  ],
  [
    'an open door to other machines',
    { ...open, ...tenants, HOST: '0.0.0.0' },
    'TEAMS_UNAUTHENTICATED lets anybody who reaches Waymark be anybody, so it needs HOST to be 127.0.0.1. Unset it to listen elsewhere.',
  ],
  [
    'an app id that is none',
    { ...app, ...tenants, TEAMS_APP_ID: 'waymark' },
    `TEAMS_APP_ID needs the Application (client) ID of the app registration. ${mend}`,
  ],
  [
    'the id of a secret in the place of its value',
    { ...app, ...tenants, TEAMS_APP_PASSWORD: otherTenant },
    `TEAMS_APP_PASSWORD needs the Value of a client secret of the app registration, not its Secret ID. ${mend}`,
  ],
  [
    'the domain of an organisation in the place of its id',
    { ...app, TEAMS_TENANT_IDS: `${tenantId},york.example` },
    `TEAMS_TENANT_IDS needs the Directory (tenant) IDs of the organisations that use Waymark, with commas between. ${mend}`,
  ],
  ...[
    'https://smba.trafficmanager.net',
    '*',
    '*.net',
    'smba..net',
    'a.net:0',
    'a.net,',
    'ä.net',
  ].map((hosts): [string, NodeJS.ProcessEnv, string] => [
    `the host ${hosts}`,
    { ...app, ...tenants, TEAMS_SERVICE_HOSTS: hosts },
    `TEAMS_SERVICE_HOSTS needs hosts such as smba.trafficmanager.net or *.example.org, with commas between. ${mend}`,
  ]),
  ...['http://login.botframework.com/keys', 'keys', 'file:///keys'].map(
    (url): [string, NodeJS.ProcessEnv, string] => [
      `the key server ${url}`,
      { ...app, ...tenants, TEAMS_OPENID_METADATA_URL: url },
      `TEAMS_OPENID_METADATA_URL needs an https address such as https://login.botframework.com/v1/.well-known/openidconfiguration. ${mend}`,
    ],
  ),
])('%s is refused with the mend, and no value is shown', (_, env, said) => {
  expect(() => readConfig(env)).toThrow(new ConfigError(said));
});
