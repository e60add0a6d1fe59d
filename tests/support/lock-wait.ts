import type { PrismaClient } from '../../src/db/generated/client.ts';

/** Resolves as soon as a statement on this database waits for a lock that another holds. */
export async function untilOneWaits(prisma: PrismaClient): Promise<void> {
  for (;;) {
    const waiting = await prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
  }
}
