import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from './config.ts';
import { ConfigError } from './core/errors.ts';
import { makeFolder } from './db/make-folder.ts';

const keyBytes = 32;

/**
 * The keys of what is sealed at rest, 32 bytes each, of which the first seals: a line of base64 or of hexadecimal digits each. On the embedded
 * database, where no file is named, one is made beside it. Throws ConfigError, with the mend.
 */
export function secretsKeys({
  secretsKeyFile,
  databaseUrl,
  home,
}: Pick<Config, 'secretsKeyFile' | 'databaseUrl' | 'home'>): readonly Uint8Array[] {
  if (secretsKeyFile !== undefined) return readKeys(namedFile(secretsKeyFile));
  if (databaseUrl !== undefined) {
    throw new ConfigError(
      'SECRETS_KEY_FILE is not set, and with DATABASE_URL the tokens of workspaces are stored under its key. Make one with "openssl rand -base64 32 > secrets.key", name it, and start again.',
    );
  }
  const made = join(home, 'secrets.key');
  makeOnce(made);
  return readKeys(madeFile(made));
}

/** A file of keys, and what is said of it where it is of no use. */
interface KeyFile {
  readonly file: string;
  readonly unreadable: string;
  readonly holdsNone: string;
}

const namedFile = (file: string): KeyFile => ({
  file,
  unreadable: `SECRETS_KEY_FILE names ${file}, which cannot be read. Mend its name or its rights and start again.`,
  holdsNone: `SECRETS_KEY_FILE names ${file}, which holds no key of 32 bytes in base64. Make one with "openssl rand -base64 32", or put the right file back.`,
});

/** Whoever set no variable is told of none. */
const madeFile = (file: string): KeyFile => ({
  file,
  unreadable: `${file} cannot be read. Mend its rights and start again.`,
  holdsNone: `${file} holds no key of 32 bytes in base64. Put the right one back and start again.`,
});

function readKeys({ file, unreadable, holdsNone }: KeyFile): readonly Uint8Array[] {
  const lines = textOf(file, unreadable)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const keys = lines.map((line) =>
    Buffer.from(line, /^[0-9a-f]{64}$/i.test(line) ? 'hex' : 'base64'),
  );
  if (keys.length > 0 && keys.every(({ length }) => length === keyBytes)) return keys;
  throw new ConfigError(holdsNone);
}

function textOf(file: string, unreadable: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(unreadable, { cause: error });
  }
}

/** Whole at once, so that of two that start together both read the same. */
function makeOnce(file: string): void {
  makeFolder(dirname(file));
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}
