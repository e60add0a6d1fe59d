import { writeFile } from 'node:fs/promises';
import { ConfigError } from '../core/errors.ts';

/** Writes what --out names, in the place of what was there. Throws ConfigError where it cannot be written. */
export async function saveFile(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new ConfigError(
      `The file ${file} cannot be written${code}. Name another with --out, and run it again.`,
      { cause: error },
    );
  }
}
