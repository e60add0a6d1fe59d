import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigError } from '../core/errors.ts';
import { type Account, canEnter, canRun, chooseAccount } from './embedded-account.ts';
import { type Binaries, findBinaries, ignoring, programPath } from './embedded-binaries.ts';

/** Where the embedded server's parts lie, and whom it runs as. */
export type Place = {
  /** Holds `data` and `password`, once the cluster is made. */
  database: string;
  /** The folder of PostgreSQL's bin, lib and share. */
  programs: string;
  account: Account | undefined;
  /** Written inside Waymark's home when the database lies elsewhere; undefined when it lies in the home. */
  pointer: string | undefined;
};

export type PlaceWish = {
  /** Waymark's data folder (WAYMARK_HOME). */
  home: string;
  /** The folder of Waymark's own code. */
  checkout: string;
  /** Where to put what the server's account cannot reach in home or checkout. */
  stageUnder: string;
};

/**
 * Settles the place, and makes its folders. Only root is ever sent elsewhere: the server then runs as an account
 * that may not be able to enter the home (a 0700 folder above it will do).
 * Throws ConfigError when the database is there but out of reach, or was there and is gone.
 */
export function settlePlace(wish: PlaceWish): Place {
  const home = resolve(wish.home);
  mkdirSync(home, { recursive: true });
  const pointer = join(home, 'location');
  const told = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
  if (told !== undefined && !existsSync(told))
    throw new ConfigError(
      `The database should be in ${told}, as ${pointer} says, and is not there. ` +
        `Put that folder back, or delete ${pointer} to start with an empty database.`,
    );
  const inHome = join(home, 'database');
  const account = chooseAccount(told ?? inHome, wish.checkout);
  const database = told ?? (existsSync(inHome) ? inHome : newDatabaseFolder(home, wish, account));
  refuseUnreachable(database, account);
  return {
    database,
    account,
    programs: reachablePrograms(wish, account),
    pointer: database === inHome ? undefined : pointer,
  };
}

function newDatabaseFolder(home: string, wish: PlaceWish, account: Account | undefined): string {
  if (!account || canEnter(home, account)) return join(home, 'database');
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const staged = join(wish.stageUnder, hash);
  mkdirSync(staged, { recursive: true, mode: 0o755 });
  return join(staged, 'database');
}

function refuseUnreachable(database: string, account: Account | undefined): void {
  if (!account || canEnter(dirname(database), account)) return;
  throw new ConfigError(
    `The account ${account.name}, which runs the embedded database, cannot enter ${dirname(database)}. ` +
      'Let it pass through that folder (chmod o+x), or set WAYMARK_HOME to another.',
  );
}

/** The programs where npm put them, or a copy (58 MB, once a version) that the account can run. */
function reachablePrograms(wish: PlaceWish, account: Account | undefined): string {
  const binaries = findBinaries();
  if (!account || canRun(programPath(binaries.folder, 'postgres'), account)) return binaries.folder;
  return stagePrograms(binaries, wish.stageUnder);
}

function stagePrograms({ folder, version }: Binaries, under: string): string {
  const staged = join(under, `postgres-${version}`);
  if (existsSync(staged)) return staged;
  mkdirSync(under, { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(join(under, '.stage-'));
  const filter = (source: string) => !source.endsWith('.a');
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true, filter });
  chmodSync(draft, 0o755);
  if (!ignoring(['ENOTEMPTY', 'EEXIST'], () => renameSync(draft, staged)))
    rmSync(draft, { recursive: true });
  return staged;
}

/** Leaves word in the home of a database that lies elsewhere. Called once the cluster is there. */
export function notePlace({ pointer, database }: Place): void {
  if (pointer && !existsSync(pointer)) writeFileSync(pointer, `${database}\n`);
}
