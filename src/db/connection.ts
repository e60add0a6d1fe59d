import { ConfigError } from '../core/errors.ts';

/** How to reach one database. Discrete settings: given a URL alone, Prisma's shadow database would be the real one. */
export type Connection = {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** True: TLS, with the certificate checked. `rejectUnauthorized: false`: TLS, unchecked. */
  ssl?: true | { rejectUnauthorized: false };
};

const MEND = 'Set it to postgresql://user:password@host:5432/database.';

/**
 * The settings in a PostgreSQL URL. `sslmode` require, verify-ca and verify-full all check the certificate,
 * against Node's authorities and NODE_EXTRA_CA_CERTS; no-verify does not; disable, or none, means no TLS.
 * Throws ConfigError, without the password, when the URL names no PostgreSQL database, or asks for TLS in words that are not known.
 */
export function parseDatabaseUrl(text: string): Connection {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new ConfigError(`DATABASE_URL is not a PostgreSQL address. ${MEND}`);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (url.hostname === '' || url.username === '' || database === '')
    throw new ConfigError(`DATABASE_URL lacks a host, a user or a database. ${MEND}`);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ...sslOf(url.searchParams),
  };
}

const sslModes: Readonly<Record<string, Pick<Connection, 'ssl'>>> = {
  disable: {},
  require: { ssl: true },
  'verify-ca': { ssl: true },
  'verify-full': { ssl: true },
  'no-verify': { ssl: { rejectUnauthorized: false } },
};

/** A slip in the mode, or in its name, would send the password and everything else in clear text. */
function sslOf(settings: URLSearchParams): Pick<Connection, 'ssl'> {
  const slip = [...settings.keys()].find((name) => /ssl|tls/i.test(name) && name !== 'sslmode');
  const mode = settings.get('sslmode') ?? 'disable';
  const known = Object.hasOwn(sslModes, mode) ? sslModes[mode] : undefined;
  if (!slip && known) return known;
  const found = slip ? `the setting ${slip}, which is none` : `sslmode=${mode}`;
  throw new ConfigError(
    `DATABASE_URL has ${found.slice(0, 60)}. Write sslmode as one of ${Object.keys(sslModes).join(', ')}.`,
  );
}

/** The PostgreSQL URL of a connection without TLS. Holds the password: never log it. */
export function databaseUrl(connection: Connection): string {
  const { host, port, user, password, database } = connection;
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgresql://${login}@${host}:${port}/${encodeURIComponent(database)}`;
}
