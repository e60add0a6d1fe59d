import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../src/db/connection.ts';
import { type EmbeddedServer, openEmbedded } from '../src/db/embedded-server.ts';
import { checkout } from '../src/open-storage.ts';

export interface StoppableDatabase {
  /** One address for all its lives. */
  readonly connection: Connection;
  stop(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

/** A real PostgreSQL that can be stopped and started again on its data, behind one address that refuses while it is away. */
export async function stoppableDatabase(): Promise<StoppableDatabase> {
  const home = mkdtempSync(join(tmpdir(), 'waymark-outage-'));
  // The server may run as another account, which has to pass through.
  chmodSync(home, 0o755);
  const open = () => openEmbedded({ home, checkout });
  let server: EmbeddedServer | undefined = await open();
  const { connection } = server;
  const door = createServer((client) => {
    client.on('error', () => undefined);
    if (!server) {
      client.destroy();
      return;
    }
    const database = connect(server.connection.port, server.connection.host);
    database.on('error', () => client.destroy());
    database.once('close', () => client.destroy());
    client.once('close', () => database.destroy());
    client.pipe(database).pipe(client);
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address() as AddressInfo;
  const stop = async () => {
    const stopping = server;
    server = undefined;
    await stopping?.release();
  };
  return {
    connection: { ...connection, host: '127.0.0.1', port },
    stop,
    async start() {
      server = await open();
    },
    async end() {
      door.close();
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
