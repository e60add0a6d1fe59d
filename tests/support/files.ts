import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Files {
  /** The path of a file in the folder, whether or not it is there. */
  at(name: string): string;
  /** Writes a file, and gives its path. */
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
}

/** A folder of its own for the files of a test, with a space in its path. */
export function scratchFiles(): Files {
  const folder = mkdtempSync(join(tmpdir(), 'waymark files '));
  const at = (name: string) => join(folder, name);
  return {
    at,
    write(name, content) {
      writeFileSync(at(name), content);
      return at(name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
