import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EmbeddedServer, openEmbedded } from '../src/db/embedded-server.ts';

/** A server of its own in the temporary folder, with an empty database; `release` takes both away. */
export async function openThrowAwayServer(): Promise<EmbeddedServer> {
  const home = mkdtempSync(join(tmpdir(), 'waymark-'));
  // The server may run as another account, which has to pass through.
  chmodSync(home, 0o755);
  const discard = () => rmSync(home, { recursive: true, force: true });
  const checkout = fileURLToPath(new URL('..', import.meta.url));
  const server = await openEmbedded({ home, checkout }).catch((error) => {
    discard();
    throw error;
  });
  return { ...server, release: () => server.release().finally(discard) };
}
