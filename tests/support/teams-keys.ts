import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export const teamsAppId = '11111111-2222-4333-8444-555555555555';
export const teamsIssuer = 'https://api.botframework.com';

type EndorsedKey = JWK & { readonly endorsements?: readonly string[] };

/** Of a token as Teams sends it, what is to be different; undefined: it is left out. */
export interface TokenChanges {
  readonly kid?: string;
  /** `stranger`: a key of which the server tells nothing. */
  readonly signedBy?: 'teams' | 'stranger' | 'directLine' | 'unendorsed';
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface TeamsKeys {
  /** Of its OpenID configuration. */
  readonly url: string;
  /** What came to the server, path by path. */
  readonly asked: string[];
  /** The header with a token for this service URL. */
  bearer(serviceUrl: string, changes?: TokenChanges): Promise<string>;
  end(): Promise<void>;
}

/** A key server like Bot Framework's that tells of these keys, made for it, and tokens that they sign. */
export async function teamsKeys(
  told: readonly string[] = ['teams', 'directLine', 'unendorsed'],
): Promise<TeamsKeys> {
  const pairs = {
    teams: await generateKeyPair('RS256'),
    directLine: await generateKeyPair('RS256'),
    unendorsed: await generateKeyPair('RS256'),
    stranger: await generateKeyPair('RS256'),
  };
  const all: EndorsedKey[] = [
    { ...(await exportJWK(pairs.teams.publicKey)), kid: 'teams', endorsements: ['msteams'] },
    {
      ...(await exportJWK(pairs.directLine.publicKey)),
      kid: 'directLine',
      endorsements: ['directline'],
    },
    { ...(await exportJWK(pairs.unendorsed.publicKey)), kid: 'unendorsed' },
  ];
  const keys = all.filter(({ kid = '' }) => told.includes(kid));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const said =
      request.url === '/keys' ? { keys } : { issuer: teamsIssuer, jwks_uri: `${origin}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}/openidconfiguration`,
    asked,
    async bearer(serviceUrl, { signedBy = 'teams', kid = signedBy, claims = {} } = {}) {
      const seconds = Math.floor(Date.now() / 1_000);
      const said = {
        iss: teamsIssuer,
        aud: teamsAppId,
        serviceurl: serviceUrl,
        nbf: seconds - 60,
        exp: seconds + 3_600,
        ...claims,
      };
      return `Bearer ${await signed(said, kid, pairs[signedBy].privateKey)}`;
    },
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const signed = (claims: Record<string, unknown>, kid: string, key: CryptoKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(key);
