import type { Database } from '../../src/app/store.ts';
import { openPrisma } from '../../src/db/client.ts';
import type { Connection } from '../../src/db/connection.ts';
import { openDatabase } from '../../src/db/database.ts';
import type { PrismaClient } from '../../src/db/generated/client.ts';
import { type Notifications, openNotifications } from '../../src/db/notifications.ts';
import { freshDatabase } from './database.ts';

export interface TestStore {
  readonly database: Database;
  /** For what no port shows. */
  readonly prisma: PrismaClient;
  readonly notifications: Notifications;
  readonly connection: Connection;
  /** Ends its connections and drops the database. */
  close(): Promise<void>;
}

/** An empty store on a database of its own: for `beforeAll`, and `close` for `afterAll`. */
export async function openTestStore(poolSize = 5): Promise<TestStore> {
  const { connection, drop } = await freshDatabase();
  const prisma = openPrisma(connection, poolSize);
  const notifications = openNotifications(connection);
  return {
    database: openDatabase(prisma, notifications),
    prisma,
    notifications,
    connection,
    async close() {
      await notifications.close();
      await prisma.$disconnect();
      await drop();
    },
  };
}
