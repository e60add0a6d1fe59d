import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../core/errors.ts';
import { type Account, canEnter, chooseAccount } from './embedded-account.ts';
import { reachablePrograms } from './embedded-programs.ts';
import { makeFolder, writableHome } from './make-folder.ts';

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
  const home = writableHome(wish.home);
  const pointer = join(home, 'location');
  const told = readPointer(pointer);
  const inHome = join(home, 'database');
  const account = chooseAccount(told ?? inHome, wish.checkout);
  const database = told ?? (existsSync(inHome) ? inHome : newDatabase(home, wish, account));
  refuseUnreachable(database, account);
  return {
    database,
    account,
    programs: reachablePrograms(account, wish.stageUnder),
    pointer: database === inHome ? undefined : pointer,
  };
}

/** Leaves word in the home of a database that lies elsewhere. Called once the cluster is there. */
export function notePlace({ pointer, database }: Place): void {
  if (pointer && !existsSync(pointer)) writeFileSync(pointer, `${database}\n`);
}

function readPointer(pointer: string): string | undefined {
  if (!existsSync(pointer)) return undefined;
  const told = readFileSync(pointer, 'utf8').trim();
  if (existsSync(told)) return told;
  throw new ConfigError(
    `The database should be in ${told}, as ${pointer} says, and is not there. ` +
      `Put that folder back, or delete ${pointer} to start with an empty database.`,
  );
}

function newDatabase(home: string, wish: PlaceWish, account: Account | undefined): string {
  if (!account || canEnter(home, account)) return join(home, 'database');
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const staged = join(wish.stageUnder, hash);
  makeFolder(staged, 0o755);
  return join(staged, 'database');
}

function refuseUnreachable(database: string, account: Account | undefined): void {
  const parent = dirname(database);
  if (account && !canEnter(parent, account))
    throw new ConfigError(
      `The account ${account.name}, which runs the embedded database, cannot enter ${parent}. ` +
        `Let it pass (chmod o+x on that folder and those above it), or set WAYMARK_HOME to another folder.`,
    );
  if (!account && existsSync(database) && !isOurs(database))
    throw new ConfigError(
      `The database in ${database} belongs to another account of this machine. ` +
        'Run Waymark as that account, or set WAYMARK_HOME to another folder.',
    );
}

function isOurs(database: string): boolean {
  try {
    accessSync(database, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
