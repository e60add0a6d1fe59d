import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { dispatch } from '../../src/app/dispatch.ts';
import { handle } from '../../src/app/handle.ts';
import { importPlan } from '../../src/app/import-plan.ts';
import type { Reply } from '../../src/app/intent.ts';
import type { Platform } from '../../src/app/platform.ts';
import { tick } from '../../src/app/tick.ts';
import { readConfig } from '../../src/config.ts';
import type { Plan } from '../../src/core/plan.ts';
import { openStorage } from '../../src/open-storage.ts';
import { openWorkings } from '../../src/open-workings.ts';
import { quiet } from './chat-workspace.ts';
import type { FreshDatabase } from './database.ts';
import { machineAt } from './machines.ts';

/** A bot whose people are on a chat that outlives its database, in real time: whoever calls says what time it is. */
export async function botOnChat(
  database: FreshDatabase,
  chat: Platform,
  env: Readonly<Record<string, string>> = {},
) {
  const config = readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...env });
  const storage = await openStorage(config, { asBot: true });
  const workings = openWorkings(config, storage.database, quiet);
  const rows = new pg.Pool({ connectionString: database.url, max: 1 });
  const { workspaceId: local } = storage.localStore;

  async function hourPasses(): Promise<void> {
    await rows.query(
      `UPDATE "Delivery" SET "notBefore" = "notBefore" - interval '1 hour', "leaseUntilAt" = "leaseUntilAt" - interval '1 hour'
       WHERE state IN ('queued', 'sending', 'uncertain')`,
    );
    await rows.query(`UPDATE "Workspace" SET "postAfterAt" = NULL, "replaceAfterAt" = NULL`);
  }

  return {
    imports: (plan: Plan, at: string) => importPlan(workings, plan, new Date(at)),

    /** Does what is due, and delivers all that can go once what waits has waited. */
    async beats(at: string): Promise<void> {
      await tick(workings, new Date(at));
      await hourPasses();
      // What is found not to have arrived goes after that.
      for (const _ of ['settles', 'delivers']) {
        await dispatch(
          workings,
          (id) => (id === local ? undefined : chat),
          machineAt(new Date(at)),
        );
      }
    },

    async presses(userId: string, press: string, at: string): Promise<Reply> {
      const { rows: found } = await rows.query<{ id: string }>(
        `SELECT "id" FROM "Workspace" WHERE "platform" <> 'local'`,
      );
      const from = { workspaceId: found[0]?.id ?? '', userId };
      const intent = { kind: 'press', from, eventId: randomUUID(), press } as const;
      return handle(workings, intent, new Date(at));
    },

    /** How many deliveries of a kind are in each state. */
    async states(kind: string): Promise<Readonly<Record<string, number>>> {
      const { rows: found } = await rows.query<{ state: string; count: number }>(
        `SELECT state, count(*)::int FROM "Delivery" WHERE kind = $1 GROUP BY state`,
        [kind],
      );
      return Object.fromEntries(found.map(({ state, count }) => [state, count]));
    },

    async stops(): Promise<void> {
      await rows.end();
      await storage.close();
    },
  };
}
