import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../core/errors.ts';

/**
 * Makes Waymark's data folder where it is not there yet, and gives its one spelling, without symbolic links: PostgreSQL is
 * asked for its folder by name. Throws ConfigError, with the mend, where it is no folder or may not be written to.
 */
export function writableHome(wished: string): string {
  refuseFile(wished);
  try {
    makeFolder(wished);
    accessSync(wished, constants.W_OK | constants.X_OK);
    return realpathSync(wished);
  } catch (cause) {
    throw new ConfigError(
      `Waymark cannot write in its data folder ${wished}. Let its account write there, or set WAYMARK_HOME to another folder.`,
      { cause },
    );
  }
}

/**
 * Makes a folder and those above it. One at a time: Node's own `recursive` never comes back where the nearest folder takes
 * none, such as /proc. Throws what Node throws.
 */
export function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), mode);
  try {
    mkdirSync(folder, mode);
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
  }
}

function refuseFile(wished: string): void {
  let nearest = wished;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  if (statSync(nearest).isDirectory()) return;
  throw new ConfigError(
    `${nearest} is not a folder. Move it away, or set WAYMARK_HOME to another folder.`,
  );
}
