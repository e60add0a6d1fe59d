import { v7 as uuid } from 'uuid';
import type { Db } from './db.ts';

/** A workspace as its platform knows it. */
export interface PlatformWorkspace {
  readonly platform: 'local' | 'slack' | 'teams';
  readonly externalId: string;
}

/** The one workspace that exists without being listed by any plan. */
export const localWorkspace: PlatformWorkspace = { platform: 'local', externalId: 'local' };

/** Our ids of these workspaces, in their order; new ones are stored first. */
export async function ensureWorkspaces(
  db: Db,
  workspaces: readonly PlatformWorkspace[],
): Promise<string[]> {
  if (workspaces.length === 0) return [];
  await db.workspace.createMany({
    // Always in one order, so that two plans with the same new workspaces wait for each other and never both.
    data: [...workspaces]
      .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
      .map(({ platform, externalId }) => ({ id: uuid(), platform, externalId })),
    skipDuplicates: true,
  });
  const rows = await db.workspace.findMany({
    where: { OR: workspaces.map(({ platform, externalId }) => ({ platform, externalId })) },
  });
  const ids = new Map(rows.map((row) => [nameOf(row), row.id]));
  return workspaces.flatMap((workspace) => ids.get(nameOf(workspace)) ?? []);
}

function nameOf({ platform, externalId }: { platform: string; externalId: string }): string {
  return `${platform} ${externalId}`;
}
