import type pg from 'pg';

/** What a floor does for each request: an event-id insert and one indexed read. Gives the rows. */
export async function bareWork(
  pool: pg.Pool,
  {
    workspaceId,
    eventId,
    partnershipId,
  }: { readonly workspaceId: string; readonly eventId: string; readonly partnershipId: string },
): Promise<readonly { readonly title: string }[]> {
  await pool.query(
    'INSERT INTO "InboundEvent" ("workspaceId", "eventId") VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [workspaceId, eventId],
  );
  const { rows } = await pool.query(
    'SELECT action.* FROM "PriorityAction" action JOIN "Priority" priority ON priority."partnershipId" = action."partnershipId" AND priority.id = action."priorityId" WHERE action."partnershipId" = $1 AND priority.number = 2',
    [partnershipId],
  );
  return rows;
}
