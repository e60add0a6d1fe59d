import type { Method } from '../app/platform.ts';
import type { Ledger } from '../app/store-ledger.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

/** When messages in the workspace were sent, so many milliseconds back by the database's clock; oldest first. */
export async function readSentLately(
  db: Db,
  workspaceId: string,
  withinMs: number,
): ReturnType<Ledger['sentLately']> {
  const rows = await db.$queryRaw<{ toKind: 'user' | 'channel'; toId: string; agoMs: number }[]>`
    SELECT "toKind", "toId", extract(epoch FROM clock_timestamp() - "sentAt")::float8 * 1000 AS "agoMs" FROM "Delivery"
    WHERE "workspaceId" = ${workspaceId}::uuid
      AND "sentAt" > clock_timestamp() - ${withinMs}::float8 * interval '1 millisecond'
    ORDER BY "sentAt"`;
  return rows.map(({ toKind, toId, agoMs }) => ({ to: { kind: toKind, id: toId }, agoMs }));
}

const columns: Readonly<Record<Method, Prisma.Sql>> = {
  post: Prisma.sql`"postAfterAt"`,
  replace: Prisma.sql`"replaceAfterAt"`,
  find: Prisma.sql`"findAfterAt"`,
};

/** Never shortens a hold that is there. */
export async function hold(
  db: Db,
  workspaceId: string,
  method: Method,
  forMs: number,
): Promise<void> {
  const column = columns[method];
  await db.$executeRaw`
    UPDATE "Workspace" SET ${column} = greatest(${column}, now() + ${forMs}::float8 * interval '1 millisecond')
    WHERE "id" = ${workspaceId}::uuid`;
}

/** One at a time, whoever asks. */
export async function takeLookUp(db: Db, workspaceId: string, forMs: number): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE "Workspace" SET "findAfterAt" = now() + ${forMs}::float8 * interval '1 millisecond'
    WHERE "id" = ${workspaceId}::uuid AND coalesce("findAfterAt", now()) <= now()`;
  return taken === 1;
}
