import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { queuedChannel } from './ledger-queue.ts';

/** Whether somebody fills in a form in the place of the message that a `delivery` would replace: the one it follows, `followed`. */
export const isHeld = Prisma.sql`
  (delivery."followsAs" = 'replaces' AND coalesce(followed."editsAfterAt" > now(), FALSE))`;

function messageAt(workspaceId: string, messageRef: string): Prisma.Sql {
  return Prisma.sql`
    "workspaceId" = ${workspaceId}::uuid AND "messageRef" = ${messageRef}
    AND "state" = 'sent' AND "followsAs" IS DISTINCT FROM 'replaces'`;
}

/** Replacements of the message wait for so long from now. */
export async function holdEdits(
  db: Db,
  workspaceId: string,
  messageRef: string,
  forMs: number,
): Promise<void> {
  await db.$executeRaw`
    UPDATE "Delivery" SET "editsAfterAt" = now() + ${forMs}::float8 * interval '1 millisecond'
    WHERE ${messageAt(workspaceId, messageRef)}`;
}

/** Replacements of the message may go. */
export async function letEdits(db: Db, workspaceId: string, messageRef: string): Promise<void> {
  await db.$queryRaw`
    WITH let AS (
      UPDATE "Delivery" SET "editsAfterAt" = NULL
      WHERE ${messageAt(workspaceId, messageRef)} AND "editsAfterAt" IS NOT NULL
      RETURNING "id"
    )
    SELECT pg_notify(${queuedChannel}, '')::text FROM let`;
}
