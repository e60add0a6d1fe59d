import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Connection } from '../../src/db/connection.ts';

export interface HangingServer {
  readonly connection: Connection;
  /** From now on nothing that is sent to the database arrives, and no connection ends. */
  hang(): void;
  /** New connections pass again; those from before stay as they are. */
  recovers(): void;
  end(): Promise<void>;
}

/** A way to a database that can hang, as a machine that is gone from the network does. */
export async function hangingServer(connection: Connection): Promise<HangingServer> {
  const sockets = new Set<Socket>();
  let hangs = false;
  let outages = 0;
  const server = createServer((client) => {
    const before = outages;
    const database = connect(connection.port, connection.host);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.on('data', (bytes) => {
      if (!hangs && outages === before) database.write(bytes);
    });
    client.once('end', () => database.end());
    database.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    connection: { ...connection, host: '127.0.0.1', port },
    hang() {
      hangs = true;
    },
    recovers() {
      hangs = false;
      outages += 1;
    },
    async end() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
