import { ConfigError, OutsideError } from './core/errors.ts';

/**
 * What a driver says of the server of DATABASE_URL that does not let us in, as one sentence and the mend: an OutsideError where it
 * is away, a ConfigError where it is there and the settings are wrong. Anything else as it is.
 */
export function databaseRefusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const options = { cause: error };
  if (away.test(code) || silent.has(error.message)) return new OutsideError(awaySays, options);
  const says = tlsSays(code, error.message) ?? sqlStates[code] ?? certificateSays(code);
  return says ? new ConfigError(says, options) : error;
}

const away =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P03)$/;
const awaySays = 'The database of DATABASE_URL cannot be reached. Start it, or mend the address.';

// pg gives no code with these.
const silent: ReadonlySet<string> = new Set([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
]);
const noTls = 'The server does not support SSL connections';
const noTlsSays =
  'The server of DATABASE_URL has no TLS, which its sslmode asks for. Turn it on there, or take sslmode out of DATABASE_URL.';

const onlyTlsSays =
  'The server of DATABASE_URL takes connections with TLS only. Add ?sslmode=require to DATABASE_URL.';

/** PostgreSQL refuses a connection without TLS by the same code as a user. */
function tlsSays(code: string, message: string): string | undefined {
  if (message === noTls) return noTlsSays;
  return code === '28000' && /no encryption|SSL off/.test(message) ? onlyTlsSays : undefined;
}

const refused = 'The database refuses the user or the password of DATABASE_URL. Mend them there.';
const sqlStates: Readonly<Record<string, string>> = {
  '28P01': refused,
  28000: refused,
  42501: 'The user of DATABASE_URL may not make tables there. Make it the owner of the database.',
  '3D000': 'The database that DATABASE_URL names is not there. Create it, or mend the name.',
};

/** Of the codes that Node gives where it does not trust a certificate, those with a mend of their own come first. */
function certificateSays(code: string): string | undefined {
  const cannot = `The certificate of the server of DATABASE_URL cannot be verified (${code})`;
  switch (code) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `${cannot}: it is of another name. Write the host in DATABASE_URL as the certificate does.`;
    case 'CERT_HAS_EXPIRED':
      return `${cannot}: it has expired. Renew it on the server.`;
    default:
      return /CERT|UNABLE_TO_VERIFY/.test(code)
        ? `${cannot}. Name the file of its authority in NODE_EXTRA_CA_CERTS, or put a valid one on the server.`
        : undefined;
  }
}
