import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../core/errors.ts';

/** How long requests that are under way may take to end when the server closes. */
const graceMs = 1_500;

export interface Place {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** `http://HOST:PORT`, without a slash at the end. */
  readonly url: string;
  /** Takes nothing new, ends event streams at once, and is done within two seconds. Safe to call twice. */
  close(): Promise<void>;
}

/** Serves at a place. Throws ConfigError, with the mend, where it may not listen there. */
export async function listenAt(handler: RequestListener, place: Place): Promise<Listening> {
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    handler(request, response);
  });
  server.listen(place.port, place.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw refusal(error, place);
  }
  const { port } = server.address() as AddressInfo;
  const closed = once(server, 'close').then(() => undefined);

  return {
    host: place.host,
    port,
    url: `http://${place.host.includes(':') ? `[${place.host}]` : place.host}:${port}`,
    close() {
      server.close();
      for (const response of open) if (isEventStream(response)) response.end();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), graceMs).unref();
      return closed;
    },
  };
}

const isEventStream = (response: ServerResponse) =>
  String(response.getHeader('content-type')).startsWith('text/event-stream');

function refusal(error: unknown, { host, port }: Place): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const mends: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use. Set PORT to another, or stop the other program.`,
    EACCES: `Port ${port} may not be used by this account. Set PORT to one from 1024 up.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one of its own, such as 127.0.0.1.`,
    ENOTFOUND: `There is no host called ${host}. Set HOST to an address of this machine, such as 127.0.0.1.`,
  };
  const mend = typeof code === 'string' ? mends[code] : undefined;
  return mend ? new ConfigError(mend, { cause: error }) : error;
}
