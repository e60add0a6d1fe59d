import { fileURLToPath } from 'node:url';
import type { LocalStore } from './app/local-workspace.ts';
import type { Database } from './app/store.ts';
import type { Conversations } from './app/store-conversations.ts';
import type { Installations } from './app/store-installations.ts';
import { within } from './app/within.ts';
import type { Config } from './config.ts';
import { databaseRefusal } from './database-refusal.ts';
import { openPool, openPrisma } from './db/client.ts';
import { type Connection, parseDatabaseUrl } from './db/connection.ts';
import { conversationsOf } from './db/conversations.ts';
import { openDatabase } from './db/database.ts';
import { openEmbedded } from './db/embedded-server.ts';
import { installationsOf } from './db/installations.ts';
import { openLocalStore } from './db/local-store.ts';
import { applyMigrations } from './db/migrate.ts';
import { openNotifications } from './db/notifications.ts';
import { sealingWith } from './db/sealing.ts';
import { ensureWorkspace } from './db/workspaces.ts';
import { secretsKeys } from './secrets-key.ts';

/** A supervisor that asks whether the bot is ready seldom waits longer. */
const answerMs = 2_000;

/** The folder of Waymark's own code, whether it runs from src or from dist. */
export const checkout = fileURLToPath(new URL('..', import.meta.url));

export interface Storage {
  readonly database: Database;
  readonly localStore: LocalStore;
  /** Our id of a workspace, by its platform and its own id there; stored where it is new. */
  workspaceOf(platform: 'slack' | 'teams', externalId: string): Promise<string>;
  /** Slack's workspaces that installed the bot. */
  readonly slackInstallations: Installations;
  /** Where people, channels and teams of Teams can be written to. */
  readonly teamsConversations: Conversations;
  /** Connections that are open and idle, and how many wait for one. */
  pool(): { readonly open: number; readonly idle: number; readonly waiting: number };
  /** Whether the database answers now, within two seconds. */
  answers(): Promise<boolean>;
  /** Resolves when the embedded server went away under us; never for a server of somebody else's. */
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

interface Server {
  readonly connection: Connection;
  readonly lost: Promise<string>;
  release(): Promise<void>;
}

/**
 * The database, brought up to date: the embedded server, or the one of DATABASE_URL. Throws, with the mend, ConfigError where it
 * cannot be used, and OutsideError where it cannot be reached.
 */
export async function openStorage(config: Config, { asBot }: { asBot: boolean }): Promise<Storage> {
  // Only those tokens are stored that workspaces give by installing.
  const keys = config.slack?.workspaces.by === 'oauth' ? secretsKeys(config) : [];
  const server = await openServer(config, asBot);
  try {
    return await storageOn(server, { asBot, keys });
  } catch (error) {
    await server.release();
    throw databaseRefusal(error);
  }
}

async function openServer({ databaseUrl, home }: Config, asBot: boolean): Promise<Server> {
  if (databaseUrl === undefined) return openEmbedded({ home, checkout, asBot });
  const never = new Promise<string>(() => undefined);
  return {
    connection: parseDatabaseUrl(databaseUrl),
    lost: never,
    release: async () => undefined,
  };
}

async function storageOn(
  server: Server,
  { asBot, keys }: { readonly asBot: boolean; readonly keys: readonly Uint8Array[] },
): Promise<Storage> {
  const { connection } = server;
  const poolSize = asBot ? 10 : 2;
  // Whoever looks must not change what older bots are running on.
  const folder = `${checkout}/prisma/migrations`;
  await applyMigrations({ connection, folder, onlyEmpty: !asBot });
  const pool = openPool(connection, poolSize);
  const prisma = openPrisma(connection, poolSize, pool);
  const notifications = openNotifications(connection);
  const database = openDatabase(prisma, notifications);
  return {
    database,
    localStore: await openLocalStore(prisma, notifications),
    workspaceOf: (platform, externalId) => ensureWorkspace(prisma, { platform, externalId }),
    slackInstallations: installationsOf(prisma, 'slack', sealingWith(keys)),
    teamsConversations: conversationsOf(prisma),
    lost: server.lost,
    pool: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    answers: () => within(answerMs, database.answers(), false),
    async close() {
      await notifications.close();
      await prisma.$disconnect();
      await server.release();
    },
  };
}
