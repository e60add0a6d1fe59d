import { v7 as uuid } from 'uuid';
import type { Db } from './db.ts';

/** A workspace as its platform knows it. */
export interface PlatformWorkspace {
  readonly platform: 'local' | 'slack' | 'teams';
  readonly externalId: string;
}

/** The one workspace that is there without being listed by any plan. */
export const localWorkspace: PlatformWorkspace = { platform: 'local', externalId: 'local' };

/** Our id of the workspace, which is stored where it is new. */
export async function ensureWorkspace(
  db: Db,
  { platform, externalId }: PlatformWorkspace,
): Promise<string> {
  const where = { platform_externalId: { platform, externalId } };
  const there = await db.workspace.findUnique({ where });
  if (there) return there.id;
  // Another may be storing it at this moment: then this waits for them, and finds theirs.
  await db.workspace.createMany({
    data: [{ id: uuid(), platform, externalId }],
    skipDuplicates: true,
  });
  return (await db.workspace.findUniqueOrThrow({ where })).id;
}
