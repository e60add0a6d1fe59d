import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { activityAt, type TeamsDoor, teamsDoor, teamsTenant } from '../support/teams-door.ts';
import { type TeamsKeys, type TokenChanges, teamsAppId, teamsKeys } from '../support/teams-keys.ts';

let keys: TeamsKeys;
let door: TeamsDoor;
/** Whatever the SDK would print. */
const printed = vi.fn();

beforeAll(async () => {
  for (const level of ['error', 'warn', 'log', 'info'] as const) {
    vi.spyOn(console, level).mockImplementation(printed);
  }
  keys = await teamsKeys();
  door = await teamsDoor({ openIdMetadataUrl: keys.url });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await door.end();
  await keys.end();
});
beforeEach(() => {
  door.behind.length = 0;
  printed.mockClear();
});
afterEach(() => {
  expect(printed).not.toHaveBeenCalled();
});

const stranger = 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const seconds = () => Math.floor(Date.now() / 1_000);

async function sendWith(changes: TokenChanges, activity = activityAt(door.serviceUrl)) {
  const authorization = await keys.bearer(activity.serviceUrl, changes);
  return (await door.send({ authorization }, JSON.stringify(activity))).status;
}

it('what Teams signed is taken, and may be answered', async () => {
  const status = await sendWith({});

  expect([status, door.behind]).toEqual([200, ['took', 'token', 'connector']]);
});

describe('refused, without a call to anybody but the key server, is a token', () => {
  it.each<[string, () => TokenChanges]>([
    ['with a key that the server does not know', () => ({ kid: 'nobody' })],
    ['signed by a stranger in the name of Teams', () => ({ signedBy: 'stranger', kid: 'teams' })],
    ['of a key that signs for another channel', () => ({ signedBy: 'directLine' })],
    ['of a key that signs for no channel', () => ({ signedBy: 'unendorsed' })],
    ['for another bot', () => ({ claims: { aud: stranger } })],
    ['for this bot among others', () => ({ claims: { aud: [teamsAppId, stranger] } })],
    ['for nobody', () => ({ claims: { aud: undefined } })],
    ['of another issuer', () => ({ claims: { iss: 'https://example.org' } })],
    ['of an emulator', () => ({ claims: emulator })],
    ['of another bot', () => ({ claims: skill })],
    ['that is over', () => ({ claims: { exp: seconds() - 600 } })],
    ['that never ends', () => ({ claims: { exp: undefined } })],
    ['that ends at no number', () => ({ claims: { exp: 'never' } })],
    ['that is not valid yet', () => ({ claims: { nbf: seconds() + 600 } })],
    [
      'for another service URL',
      () => ({ claims: { serviceurl: 'https://smba.trafficmanager.net/' } }),
    ],
    ['for no service URL', () => ({ claims: { serviceurl: undefined } })],
  ])('%s', async (_, changes) => {
    const status = await sendWith(changes());

    expect([status, door.behind]).toEqual([401, []]);
  });

  const emulator = {
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    ver: '1.0',
    appid: teamsAppId,
    tid: 'd6d49420-f39b-4df7-a1dc-d59a935871db',
  };
  const skill = { ver: '2.0', azp: stranger };
});

it.each([
  ['no token', {}],
  ['an empty header', { authorization: '' }],
  ['a scheme without a token', { authorization: 'Bearer' }],
  ['another scheme', { authorization: 'Basic d2F5bWFyazp3YXltYXJr' }],
  ['no JWT', { authorization: 'Bearer waymark' }],
  ['a JWT that is not signed', { authorization: `Bearer ${unsigned()}` }],
])('with %s it is refused', async (_, headers) => {
  const body = JSON.stringify(activityAt(door.serviceUrl));

  const { status } = await door.send(headers, body);

  expect([status, door.behind]).toEqual([401, []]);
});

function unsigned(): string {
  const part = (said: unknown) => Buffer.from(JSON.stringify(said)).toString('base64url');
  return `${part({ alg: 'none', kid: 'teams' })}.${part({ aud: teamsAppId })}.`;
}

it.each([
  [
    'a tenant that is not listed',
    {
      channelData: { tenant: { id: stranger } },
      conversation: { id: 'a:1', tenantId: stranger },
    },
  ],
  ['two tenants', { channelData: { tenant: { id: stranger } } }],
  ['a tenant that only the conversation names', { channelData: undefined }],
  [
    'a tenant that only the conversation does not name',
    { conversation: { id: 'a:1', tenantId: stranger } },
  ],
  ['a host that is not listed', { serviceUrl: 'https://evil.example.org/' }],
  [
    'a host that begins like one that is',
    { serviceUrl: 'https://smba.trafficmanager.net.evil.org/' },
  ],
  ['a service URL without TLS', { serviceUrl: 'http://smba.trafficmanager.net/emea/' }],
  ['a service URL on this machine', { serviceUrl: 'http://127.0.0.1:3978/' }],
])('what Teams signed of %s is refused', async (_, changes) => {
  const status = await sendWith({}, activityAt(door.serviceUrl, changes) as never);

  expect([status, door.behind]).toEqual([403, []]);
});

it('a tenant is the same in capitals', async () => {
  const tenant = { id: teamsTenant.toUpperCase() };

  expect(await sendWith({}, activityAt(door.serviceUrl, { channelData: { tenant } }))).toBe(200);
});

it.each([
  ['of another channel', { channelId: 'AseChannel' }],
  ['of an emulator', { channelId: 'emulator' }],
  ['of nobody', { from: undefined }],
  ['without a service URL', { serviceUrl: '' }],
  ['with an id that cannot be stored', { from: { id: 'a\0b' } }],
])('an activity %s is none', async (_, changes) => {
  const status = await sendWith({}, activityAt(door.serviceUrl, changes) as never);

  expect([status, door.behind]).toEqual([400, []]);
});

describe('the endpoint', () => {
  it.each([
    ['what is not JSON', '{"type":', {}, 400],
    ['nothing', undefined, {}, 401],
    ['a form', 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }, 401],
    ['an encoding that nobody knows', '{}', { 'content-encoding': 'york' }, 400],
    ['what is nested without an end', '['.repeat(200_000), {}, 400],
    ['what is nested', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, 401],
    ['too much', JSON.stringify('x'.repeat(300_000)), {}, 413],
  ])('answers %s in one sentence', async (_, body, headers, wanted) => {
    const { status, text } = await door.send({ connection: 'close', ...headers }, body);

    expect([status, door.behind]).toEqual([wanted, []]);
    expect(text).toMatch(/^[A-Z][^\n<]*\.\n$/);
  });

  it('says to whoever sees whether it is reached what docs/teams.md tells them to look for', async () => {
    const page = readFileSync(new URL('../../docs/teams.md', import.meta.url), 'utf8');
    const { status, text } = await door.send({ connection: 'close' }, '{}');

    expect([status, text]).toEqual([401, 'This is not signed for this bot.\n']);
    expect(page).toContain(
      "curl -i --json '{}' https://waymark.example.org/api/messages` from elsewhere must say 401",
    );
  });

  it('takes what is nested deeply for what is not signed', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const body = JSON.stringify(activityAt(door.serviceUrl, { value: 'deep' }));

    const { status } = await door.send({}, body.replace('"deep"', deep));

    expect(status).toBe(401);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('takes no %s', async (method) => {
    const { status } = await door.request(method);

    expect(status).toBe(405);
  });
});

it('2,000 mangled requests are refused, and none of them is a failure here', {
  timeout: 120_000,
}, async () => {
  const good = await keys.bearer(door.serviceUrl);
  const body = JSON.stringify(activityAt(door.serviceUrl));
  const header = fc.string({
    unit: fc.integer({ min: 33, max: 126 }).map((one) => String.fromCharCode(one)),
  });
  const cut = (text: string) =>
    fc
      .tuple(fc.nat(text.length - 1), fc.constantFrom('', 'A', '.', '"', '}', '\\', '0', ' '))
      .map(([at, by]) => text.slice(0, at) + by + text.slice(at + 1))
      .filter((mangled) => mangled !== text);
  const mangled = fc.oneof(
    fc.record({ authorization: cut(good), body: fc.constant(body) }),
    fc.record({ authorization: header, body: fc.constant(body) }),
    fc.record({ authorization: header.map((one) => `Bearer ${one}`), body: cut(body) }),
    fc.record({ authorization: fc.constant(good), body: fc.json() }),
    fc.record({ authorization: header, body: fc.string() }),
  );
  const statuses = new Set<number>();

  await fc.assert(
    fc.asyncProperty(mangled, async ({ authorization, body }) => {
      const { status } = await door.send({ authorization }, body);
      statuses.add(status);
    }),
    { numRuns: 2_000 },
  );

  expect([...statuses].sort()).toEqual([400, 401]);
  expect(door.behind).toEqual([]);
});
