import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openGate } from '../../src/teams/gate.ts';
import { isServiceAddress } from '../../src/teams/service-address.ts';
import { keptLog } from '../support/kept-log.ts';

const serviceHosts = ['smba.trafficmanager.net', '*.example.org', 'connector.york:8443'];
const may = (address: string) =>
  isServiceAddress(address, { serviceHosts, isLoopbackAllowed: false });

it.each([
  'https://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net',
  'https://smba.trafficmanager.net:443/uk/aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee/',
  'HTTPS://SMBA.TrafficManager.NET/emea/',
  'https://europe.example.org/v3',
  'https://connector.york:8443/',
])('the token may go to %s', (address) => {
  expect(may(address)).toBe(true);
});

const hostile = [
  'http://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net./emea/',
  'https://smba.trafficmanager.net:8443/',
  'https://smba.trafficmanager.net:80/',
  'https://smba.trafficmanager.net:/',
  'https://user@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net@evil.org/',
  'https://smba.trafficmanager.net:pw@evil.org/',
  'https://evil.org\\@smba.trafficmanager.net/',
  'https://evil.org\\.smba.trafficmanager.net/',
  'https:\\\\smba.trafficmanager.net/',
  'https:smba.trafficmanager.net/',
  'https:///smba.trafficmanager.net/',
  '//smba.trafficmanager.net/',
  'https://smba.trafficmanager.net.evil.org/',
  'https://evil-smba.trafficmanager.net/',
  'https://evil.trafficmanager.net/',
  'https://trafficmanager.net/',
  'https://evil.org/https://smba.trafficmanager.net/',
  'https://evil.org#smba.trafficmanager.net/',
  'https://evil.org?smba.trafficmanager.net/',
  'https://smba.trafficmanager.net/?next=https://evil.org/',
  'https://smba.trafficmanager.net/#/',
  'https://smba.trafficmanager.net%2eevil.org/',
  'https://smba%2etrafficmanager.net/',
  'https://ſmba.trafficmanager.net/',
  'https://smba。trafficmanager。net/',
  'https://smbа.trafficmanager.net/',
  'https://xn--smb-8cd.trafficmanager.net/',
  'https://smba\t.trafficmanager.net/',
  ' https://smba.trafficmanager.net/',
  'https://smba.trafficmanager.net/\n',
  'https://smba.trafficmanager.net\0.evil.org/',
  'https://example.org/',
  'https://.example.org/',
  'https://a.b.example.org/',
  'https://aexample.org/',
  'https://europe.example.org.evil.org/',
  'https://connector.york/',
  'https://connector.york:443/',
  'https://127.0.0.1/',
  'https://0x7f.1/',
  'https://[::1]/',
  'wss://smba.trafficmanager.net/',
  'javascript:alert(1)',
  '',
];

it.each(hostile)('the token may not go to %j', (address) => {
  expect(may(address)).toBe(false);
});

describe('whatever is put together', () => {
  const parts = fc.constantFrom(
    ...['https://', 'http://', '//', '\\', '@', ':', '/', '.', '#', '?', '%2f', '%00', '\t', ' '],
    ...['smba', 'smba.trafficmanager.net', 'trafficmanager', 'net', 'evil.org', 'example.org'],
    ...['443', '80', 'ſmba', '。', '[::1]', '127.1', 'user:pw', 'xn--'],
  );
  const anything = fc.oneof(
    fc.array(parts, { maxLength: 8 }).map((all) => all.join('')),
    fc.array(parts, { maxLength: 6 }).map((all) => `https://${all.join('')}`),
    fc.tuple(fc.webUrl(), fc.string()).map(([url, text]) => url + text),
    fc.string({ unit: 'binary' }),
  );

  it('the token goes to no host but those, over TLS, and to no port but theirs', () => {
    let taken = 0;
    fc.assert(
      fc.property(anything, (address) => {
        if (!may(address)) return;
        taken += 1;
        const { protocol, host, username, password, search, hash } = new URL(address);
        expect([protocol, username, password, search, hash]).toEqual(['https:', '', '', '', '']);
        expect(host).toMatch(
          /^(smba\.trafficmanager\.net|[a-z\d-]+\.example\.org|connector\.york:8443)$/,
        );
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});

it('the gate says it for whoever is about to call, and it is final', async () => {
  const gate = await openGate({
    config: {
      app: 'unauthenticated',
      tenantIds: [],
      serviceHosts,
      openIdMetadataUrl: 'https://keys.example.org/',
    },
    now: () => new Date(),
    log: keptLog([]),
  });

  expect(() => gate.allowed('https://smba.trafficmanager.net/emea/')).not.toThrow();
  expect(() => gate.allowed('http://127.0.0.1:3978')).not.toThrow();
  expect(() => gate.allowed('https://evil.org/')).toThrow(
    expect.objectContaining({
      name: 'DeliveryError',
      permanent: true,
      ambiguous: false,
      message: 'Teams named an address for this conversation that is none of TEAMS_SERVICE_HOSTS.',
    }),
  );
});
