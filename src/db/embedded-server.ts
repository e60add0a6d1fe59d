import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConfigError } from '../core/errors.ts';
import { type Connection, databaseUrl } from './connection.ts';
import { DATABASE_USER, dataFolder, ensureCluster, readPassword } from './embedded-cluster.ts';
import { ensureDatabase, type Keeper, leave, openKeeper, takeBotLock } from './embedded-keeper.ts';
import { type Place, settlePlace } from './embedded-place.ts';
import { runningPostmaster } from './embedded-postmaster.ts';
import { lastLogLine, startPostgres, stopPostgres } from './embedded-process.ts';

const PATIENCE_MS = 60_000;
const STARTS = 3;

export type EmbeddedOptions = {
  /** Waymark's data folder (WAYMARK_HOME); made if it is not there. */
  home: string;
  /** The folder of Waymark's own code. */
  checkout: string;
  /** Refuse when another bot runs on the folder. A command leaves this out, and joins. */
  asBot?: boolean;
  /** Where the server's own log goes; postgres.log in the home by default. */
  postgresLog?: string;
  /** Where a server started by root puts what its account cannot reach; /var/lib/waymark by default. */
  stageUnder?: string;
};

export type EmbeddedServer = {
  connection: Connection;
  /** The same as a PostgreSQL URL. Holds the password: never log it. */
  url: string;
  /** False when the server was running already, and we joined. */
  started: boolean;
  /** Resolves with the reason when the server goes away under us; never after `release`. */
  lost: Promise<string>;
  /** Leaves the server, and stops it when nobody else uses it. Close your own connections first. */
  release(): Promise<void>;
};

type Running = { keeper: Keeper; connection: Connection; started: boolean };

/**
 * Starts PostgreSQL on the home folder, or joins the one that runs there, with a database `waymark` in it.
 * The server outlives a killed process; the next one joins it, and the last one out stops it.
 * Throws ConfigError, with the mend, when that cannot be.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = settlePlace({ stageUnder: '/var/lib/waymark', ...options });
  ensureCluster(place);
  const log = options.postgresLog ?? resolve(options.home, 'postgres.log');
  const { keeper, connection, started } = await joinOrStart(place, log);
  const release = releaseOf(place, keeper);
  try {
    if (options.asBot) await takeBotLock(keeper, resolve(options.home));
    await ensureDatabase(keeper, connection.database);
  } catch (error) {
    await release.now();
    throw error;
  }
  return {
    connection,
    url: databaseUrl(connection),
    started,
    lost: release.lost,
    release: release.now,
  };
}

async function joinOrStart(place: Place, log: string): Promise<Running> {
  const deadline = performance.now() + PATIENCE_MS;
  let started = false;
  for (let failures = 0; performance.now() < deadline && failures < STARTS; ) {
    const postmaster = runningPostmaster(dataFolder(place));
    if (!postmaster) {
      started = await startPostgres(place, log);
      if (!started) failures += 1;
      continue;
    }
    const joined = postmaster.ready ? await join(place, postmaster.port) : undefined;
    if (joined) return { ...joined, started };
    await pause(30);
  }
  throw new ConfigError(
    `The embedded database did not start; its last word was "${lastLogLine(log)}". Mend what ${log} says, then start Waymark again.`,
  );
}

async function join(place: Place, port: number): Promise<Omit<Running, 'started'> | undefined> {
  const connection = connectionTo(place, port);
  const keeper = await openKeeper(connection, dataFolder(place));
  return keeper && { keeper, connection };
}

function connectionTo(place: Place, port: number): Connection {
  return {
    host: '127.0.0.1',
    port,
    user: DATABASE_USER,
    password: readPassword(place),
    database: 'waymark',
  };
}

function releaseOf(place: Place, keeper: Keeper) {
  let releasing = false;
  const lost = new Promise<string>((resolve) => {
    void keeper.cut.then((reason) => {
      if (!releasing) resolve(reason);
    });
  });
  const now = async () => {
    if (releasing) return;
    releasing = true;
    const last = await leave(keeper).catch(() => false);
    const postmaster = last ? runningPostmaster(dataFolder(place)) : undefined;
    // Our exclusive lock stands until the server has cut the connection: nobody can join a server about to stop.
    if (postmaster) await stopPostgres(place, postmaster);
    await keeper.client.end().catch(() => undefined);
  };
  return { lost, now };
}
