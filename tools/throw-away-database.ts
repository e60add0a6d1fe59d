import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbedded } from '../src/db/embedded-server.ts';

/** Runs the task with the URL of an empty database, on a server that is gone afterwards. */
export async function withThrowAwayDatabase<T>(task: (url: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'waymark-'));
  // The server may run as another account, which has to pass through.
  chmodSync(home, 0o755);
  try {
    const checkout = fileURLToPath(new URL('..', import.meta.url));
    const server = await openEmbedded({ home, checkout });
    return await task(server.url).finally(server.release);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
