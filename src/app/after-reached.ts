import type { Database } from './store.ts';
export async function afterReached(
  database: Database,
  who: { workspaceId: string; userId: string; isNew: boolean },
  _now: Date,
): Promise<void> {
  await database.matches.want(who.workspaceId);
}
export async function afterLeft(database: Database, workspaceId: string): Promise<void> {
  await database.matches.want(workspaceId);
}
