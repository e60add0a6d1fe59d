import { readFile } from 'node:fs/promises';
import { ConfigError } from '../core/errors.ts';

const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'is not there. Check its name and folder',
  EISDIR: 'is a folder. Name a file in it',
  EACCES: 'may not be read by this account. Change who may read it',
  EPERM: 'may not be read by this account. Change who may read it',
  ENOTDIR: 'is not there. Check its name and folder',
  ERR_FS_FILE_TOO_LARGE: 'is too large to be read. Name a smaller file',
};

/** A file that somebody named. Throws ConfigError where it cannot be read. */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const trouble = troubles[code] ?? `cannot be read (${code}). Name another file`;
    throw new ConfigError(`The file ${file} ${trouble}, and run the command again.`, {
      cause: error,
    });
  }
}
