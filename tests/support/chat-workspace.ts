import { v7 as newId } from 'uuid';
import { dispatch } from '../../src/app/dispatch.ts';
import type { Log } from '../../src/app/log.ts';
import type { Machine } from '../../src/app/machine.ts';
import { unwatched } from '../../src/app/measures.ts';
import type { Platform } from '../../src/app/platform.ts';
import type { Workings } from '../../src/app/workings.ts';
import { bankHolidays } from '../../src/core/bank-holidays.ts';
import { closedDays } from '../../src/core/working-days.ts';
import { ledgerOfOne } from './ledger-builder.ts';
import { machineAt } from './machines.ts';
import type { TestStore } from './test-store.ts';

export const quiet: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
};

export const settleMs = 60_000;

/** A partnership whose workspace is on this platform, and the bot that serves it. */
export async function chatWorkspace(store: TestStore, platform: Platform) {
  const workings: Workings = {
    database: store.database,
    log: quiet,
    measures: unwatched,
    bankHolidays: closedDays(bankHolidays, []),
    lateHours: 12,
    settleMs,
    leaseMs: 60_000,
  };
  const one = await ledgerOfOne(store, `city-${newId()}`);
  const ofIts = (id: string) => (id === one.workspaceId ? platform : undefined);
  return {
    ...one,
    workings,

    /** Delivers what can go now, and gives how many were sent. */
    dispatches: (machine: Machine = machineAt(new Date()), with_: Workings = workings) =>
      dispatch(with_, ofIts, machine),

    platformOf: ofIts,

    /** As if an hour went by: leases and settle times are over, and what waits may go. */
    async anHourPasses(): Promise<void> {
      await store.prisma.$executeRaw`
        UPDATE "Delivery" SET "leaseUntilAt" = "leaseUntilAt" - interval '1 hour', "notBefore" = "notBefore" - interval '1 hour'
        WHERE "workspaceId" = ${one.workspaceId}::uuid`;
      await store.prisma.$executeRaw`
        UPDATE "Workspace" SET "postAfterAt" = NULL, "replaceAfterAt" = NULL, "findAfterAt" = NULL
        WHERE "id" = ${one.workspaceId}::uuid`;
    },

    /** State by key, of all that was queued in the workspace. */
    async states(): Promise<ReadonlyMap<string, string>> {
      const rows = await store.prisma.delivery.findMany({
        where: { workspaceId: one.workspaceId },
      });
      return new Map(rows.map(({ id, state }) => [id, state]));
    },
  };
}
export type ChatWorkspace = Awaited<ReturnType<typeof chatWorkspace>>;
