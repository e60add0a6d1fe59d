import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../core/errors.ts';
import { type Account, runAs } from './embedded-account.ts';
import { ignoring, programPath } from './embedded-binaries.ts';
import { notePlace, type Place } from './embedded-place.ts';

/** The one account of the embedded database; it owns everything in it. */
export const DATABASE_USER = 'waymark';

// Sorting and lower case as Unicode has them, whatever the machine's locale: with LANG unset initdb would
// choose SQL_ASCII, in which an emoji has four characters.
const TEXT = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

/**
 * Makes the database cluster where there is none yet. Safe against another process doing the same: each builds
 * in a folder of its own, and the first rename wins.
 * Throws ConfigError when the cluster there is of another version of PostgreSQL.
 */
export function ensureCluster(place: Place): void {
  if (existsSync(place.database)) refuseOtherVersion(place);
  else makeCluster(place);
  notePlace(place);
}

export function dataFolder(place: Place): string {
  return join(place.database, 'data');
}

export function readPassword(place: Place): string {
  return readFileSync(join(place.database, 'password'), 'utf8').trim();
}

function makeCluster(place: Place): void {
  const draft = mkdtempSync(join(dirname(place.database), '.database-'));
  const password = join(draft, 'password');
  writeFileSync(password, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  for (const path of [draft, password]) giveTo(place.account, path);
  try {
    runInitdb(place, draft, password);
    ignoring(['ENOTEMPTY', 'EEXIST', 'EPERM'], () => renameSync(draft, place.database));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function giveTo(account: Account | undefined, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

function runInitdb(place: Place, draft: string, password: string): void {
  const login = ['-U', DATABASE_USER, '-A', 'scram-sha-256', `--pwfile=${password}`];
  const made = spawnSync(
    programPath(place.programs, 'initdb'),
    ['-D', join(draft, 'data'), ...login, ...TEXT],
    { ...runAs(place.account), cwd: draft, encoding: 'utf8' },
  );
  if (made.status === 0) return;
  const reason = made.error?.message ?? made.stderr.trim().split('\n').at(-1);
  throw new ConfigError(
    `The embedded database could not be made in ${place.database} (${reason}). ` +
      'Mend that and start again, or set DATABASE_URL to a PostgreSQL server.',
  );
}

function refuseOtherVersion(place: Place): void {
  const made = readFileSync(join(dataFolder(place), 'PG_VERSION'), 'utf8').trim();
  const ours = majorVersion(place);
  if (made === ours) return;
  throw new ConfigError(
    `The database in ${place.database} was made by PostgreSQL ${made}, and this Waymark brings PostgreSQL ${ours}. ` +
      'Run the version of Waymark that made it, or set WAYMARK_HOME to another folder.',
  );
}

function majorVersion(place: Place): string {
  const postgres = programPath(place.programs, 'postgres');
  const { stdout } = spawnSync(postgres, ['--version'], {
    ...runAs(place.account),
    cwd: '/',
    encoding: 'utf8',
  });
  return /(\d+)/.exec(stdout)?.[1] ?? 'unknown';
}
