import type pg from 'pg';

/** One revision as it lies in the database. */
export interface StoredRevision {
  readonly ref: string;
  /** The local date of its period. */
  readonly week: string;
  readonly revision: number;
  readonly state: string;
  readonly rag: string | null;
  readonly sentence: string;
  readonly late: boolean;
  readonly way: string;
  /** The plan's id of the author. */
  readonly by: string;
  readonly capacity: string;
}

export async function storedRevisions(
  rows: pg.Pool,
  partnershipId: string,
  ref?: string,
): Promise<readonly StoredRevision[]> {
  const { rows: found } = await rows.query<StoredRevision>(
    `SELECT action."ref", period."localOn"::text AS "week", report."revision", report."state", report."rag",
       report."sentence", report."late", report."way", member."key" AS "by", report."capacity"
     FROM "StatusUpdate" report
     JOIN "PriorityAction" action USING ("partnershipId")
     JOIN "ReportingPeriod" period USING ("partnershipId")
     JOIN "Member" member USING ("partnershipId")
     WHERE report."partnershipId" = $1 AND action."id" = report."actionId" AND period."id" = report."periodId"
       AND member."id" = report."authorId" AND ($2::text IS NULL OR action."ref" = $2)
     ORDER BY action."position", period."opensAt", report."revision"`,
    [partnershipId, ref ?? null],
  );
  return found;
}

/** What somebody did, as the audit keeps it. */
export interface StoredAudit {
  readonly what: string;
  /** The plan's id of who did it; null for the bot and the command line. */
  readonly by: string | null;
  readonly about: Readonly<Record<string, unknown>>;
}

/** Oldest first. */
export async function storedAudit(
  rows: pg.Pool,
  partnershipId: string,
): Promise<readonly StoredAudit[]> {
  const { rows: found } = await rows.query<StoredAudit>(
    `SELECT entry."what", member."key" AS "by", entry."about"
     FROM "AuditEntry" entry
     LEFT JOIN "Member" member ON member."partnershipId" = entry."partnershipId" AND member."id" = entry."actorId"
     WHERE entry."partnershipId" = $1 ORDER BY entry."id"`,
    [partnershipId],
  );
  return found;
}

export async function tablesThatHold(rows: pg.Pool, text: string): Promise<readonly string[]> {
  const holding: string[] = [];
  for (const table of await tables(rows)) {
    const { rows: found } = await rows.query(
      `SELECT 1 FROM ${table} AS one WHERE position($1 in one::text) > 0 LIMIT 1`,
      [text],
    );
    if (found.length > 0) holding.push(table);
  }
  return holding;
}

export async function whatIsStored(rows: pg.Pool): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const table of await tables(rows)) {
    if (table === '"InboundEvent"') continue;
    const { rows: found } = await rows.query<{ digest: string }>(
      `SELECT coalesce(md5(string_agg(one::text, '|' ORDER BY one::text)), '') AS digest FROM ${table} AS one`,
    );
    digests[table] = found[0]?.digest ?? '';
  }
  return digests;
}

async function tables(rows: pg.Pool): Promise<string[]> {
  const { rows: found } = await rows.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return found.map(({ name }) => name);
}
