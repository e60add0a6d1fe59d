import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { ConfigError } from '../core/errors.ts';

/** An account of this machine that PostgreSQL may run as; root it refuses. */
export type Account = { name: string; uid: number; gid: number };

/**
 * Whom the server runs as when Waymark is root: the owner of the data, else of the checkout, else postgres,
 * else nobody. Undefined when Waymark is not root: then as Waymark itself.
 */
export function chooseAccount(data: string, checkout: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  // initdb insists on an account that has a name.
  const named = accountsOf(readFileSync('/etc/passwd', 'utf8')).filter((a) => a.uid > 0);
  const owner = (path: string) => named.find((a) => a.uid === ownerOf(path));
  const called = (name: string) => named.find((a) => a.name === name);
  const account =
    owner(data) ?? owner(checkout) ?? called('postgres') ?? called('nobody') ?? named[0];
  if (account) return account;
  throw new ConfigError(
    'The embedded database cannot run as root, and /etc/passwd names no other account. Run Waymark as another account.',
  );
}

/** The settings of a child process that runs as the account, or as ourselves. */
export function runAs(account: Account | undefined) {
  return {
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
    // Another account's processes could read our tokens in a child's environment.
    ...(process.platform === 'win32' ? {} : { env: {} }),
  };
}

export function canEnter(folder: string, account: Account): boolean {
  const enter = ['-c', 'cd "$1"', 'sh', folder];
  return spawnSync('/bin/sh', enter, { ...runAs(account), cwd: '/' }).status === 0;
}

export function canRun(program: string, account: Account): boolean {
  return spawnSync(program, ['--version'], { ...runAs(account), cwd: '/' }).status === 0;
}

function accountsOf(passwd: string): Account[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}
