import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from './connection.ts';

/** Called with what was sent; with undefined after a lost connection, when something may have been missed. */
export type Heard = (payload: string | undefined) => void;

/** What processes tell each other through the database: `pg_notify`, heard once its transaction is committed. */
export interface Notifications {
  /** Resolves with the way to stop, once nothing more is missed. Rejects where the database cannot be reached. */
  listen(channel: string, heard: Heard): Promise<() => void>;
  /** Ends the connection. Nothing is heard any more. */
  close(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** Closing waits for a connection that is being made, and the bot has 4.5 seconds to stop. */
const connectMs = 3_000;

/** Listens on one connection of its own: made at the first `listen`, and made again whenever it is lost. */
export function openNotifications(connection: Connection): Notifications {
  const channels = new Map<string, Set<Heard>>();
  const closing = new AbortController();
  let current: Promise<pg.Client | undefined> | undefined;

  async function connect(): Promise<pg.Client> {
    const client = newClient(connection);
    client.on('notification', ({ channel, payload }) => tell(channels.get(channel), payload ?? ''));
    await client.connect();
    for (const channel of channels.keys()) await listenTo(client, channel);
    client.once('end', () => {
      current = reconnect();
    });
    return client;
  }

  /** Undefined once closed. */
  async function reconnect(): Promise<pg.Client | undefined> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await wait(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return undefined;
      const client = await connect().catch(() => undefined);
      if (!client) continue;
      for (const listeners of channels.values()) tell(listeners, undefined);
      return client;
    }
  }

  async function connected(): Promise<pg.Client | undefined> {
    current ??= connect();
    try {
      return await current;
    } catch (error) {
      current = undefined;
      throw error;
    }
  }

  return {
    async listen(channel, heard) {
      channels.set(channel, (channels.get(channel) ?? new Set()).add(heard));
      const stop = () => void channels.get(channel)?.delete(heard);
      try {
        const client = await connected();
        // A connection lost just now is made again, and then listens to every channel.
        if (client) await listenTo(client, channel).catch(() => undefined);
      } catch (error) {
        stop();
        throw error;
      }
      return stop;
    },
    async close() {
      closing.abort();
      channels.clear();
      const client = await current?.catch(() => undefined);
      await client?.end();
    },
  };
}

function newClient(connection: Connection): pg.Client {
  const client = new pg.Client({
    ...connection,
    application_name: 'waymark listener',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
  });
  // The end of the connection follows each of its errors, and is what is acted upon.
  client.on('error', () => undefined);
  return client;
}

async function listenTo(client: pg.Client, channel: string): Promise<void> {
  await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
}

function tell(listeners: Iterable<Heard> | undefined, payload: string | undefined): void {
  for (const heard of listeners ?? []) heard(payload);
}
