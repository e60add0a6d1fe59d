import { z } from 'zod';
import type { Draft, DraftItem } from '../app/store-requests.ts';
import { rags } from '../core/rag.ts';
import { typedTextColumn } from './columns.ts';
import type { Db } from './db.ts';
import type { Draft as DraftRow } from './generated/client.ts';

const itemsColumn: z.ZodType<readonly DraftItem[]> = z.array(
  z.object({
    actionId: z.string(),
    ref: z.string(),
    revisionSeen: z.int(),
    choice: z.enum([...rags, 'not-started', 'no-change']),
    sentence: typedTextColumn,
  }),
);

/** A draft that is not there yet cannot be locked, so the member's row stands for all of theirs. */
export async function holdDrafts(db: Db, partnershipId: string, memberId: string): Promise<void> {
  await db.$queryRaw`
    SELECT FROM "Member" WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${memberId}::uuid
    FOR NO KEY UPDATE`;
}

/** Replaces the member's draft of that period. */
export async function putDraft(db: Db, partnershipId: string, draft: Draft): Promise<void> {
  const { id, memberId, periodId, items, draftedAt } = draft;
  await db.$executeRaw`
    INSERT INTO "Draft" ("partnershipId", "memberId", "periodId", "id", "items", "draftedAt")
    VALUES (${partnershipId}::uuid, ${memberId}::uuid, ${periodId}::uuid, ${id}::uuid,
      ${JSON.stringify(items)}::jsonb, ${draftedAt}::timestamptz)
    ON CONFLICT ("partnershipId", "memberId", "periodId") DO UPDATE
    SET "id" = EXCLUDED."id", "items" = EXCLUDED."items", "draftedAt" = EXCLUDED."draftedAt"`;
}

export async function readDraft(
  db: Db,
  partnershipId: string,
  memberId: string,
  periodId: string,
): Promise<Draft | undefined> {
  const row = await db.draft.findUnique({
    where: { partnershipId_memberId_periodId: { partnershipId, memberId, periodId } },
  });
  return row ? draftOf(row) : undefined;
}

export async function readDraftById(
  db: Db,
  partnershipId: string,
  id: string,
): Promise<Draft | undefined> {
  const row = await db.draft.findFirst({ where: { partnershipId, id } });
  return row ? draftOf(row) : undefined;
}

/** In the order of the members' ids. */
export async function readDrafts(
  db: Db,
  partnershipId: string,
  periodId: string,
): Promise<readonly Draft[]> {
  const rows = await db.draft.findMany({
    where: { partnershipId, periodId },
    orderBy: { memberId: 'asc' },
  });
  return rows.map(draftOf);
}

/** Of any period: a draft that nobody confirmed stays. */
export async function readDraftsNaming(
  db: Db,
  partnershipId: string,
  actionIds: readonly string[],
): Promise<readonly Draft[]> {
  const rows = await db.$queryRaw<DraftRow[]>`
    SELECT * FROM "Draft" draft
    WHERE draft."partnershipId" = ${partnershipId}::uuid AND EXISTS (
      SELECT FROM jsonb_array_elements(draft."items") item WHERE item ->> 'actionId' = ANY(${actionIds})
    )
    ORDER BY draft."id"`;
  return rows.map(draftOf);
}

/** False where it was replaced or dropped meanwhile. */
export async function dropDraft(db: Db, partnershipId: string, id: string): Promise<boolean> {
  const dropped = await db.draft.deleteMany({ where: { partnershipId, id } });
  return dropped.count === 1;
}

function draftOf({ partnershipId: _, items, ...draft }: DraftRow): Draft {
  return { ...draft, items: itemsColumn.parse(items) };
}
