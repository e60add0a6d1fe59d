import { z } from 'zod';
import type { Draft, DraftItem, Drafts } from '../app/store-drafts.ts';
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

export function draftsOf(db: Db): Drafts {
  return {
    hold: (partnershipId, memberId) => holdDrafts(db, partnershipId, memberId),
    put: (partnershipId, draft) => putDraft(db, partnershipId, draft),

    async get(partnershipId, id) {
      const row = await db.draft.findFirst({ where: { partnershipId, id } });
      return row ? draftOf(row) : undefined;
    },

    async of(partnershipId, periodId, memberId) {
      const [row] = await db.$queryRaw<DraftRow[]>`
        SELECT * FROM "Draft"
        WHERE "partnershipId" = ${partnershipId}::uuid AND "memberId" = ${memberId}::uuid
          AND "periodId" = ${periodId}::uuid`;
      return row ? draftOf(row) : undefined;
    },

    async inPeriod(partnershipId, periodId) {
      const rows = await db.draft.findMany({
        where: { partnershipId, periodId },
        orderBy: { memberId: 'asc' },
      });
      return rows.map(draftOf);
    },

    async naming(partnershipId, actionIds) {
      const rows = await db.$queryRaw<DraftRow[]>`
        SELECT * FROM "Draft" draft
        WHERE draft."partnershipId" = ${partnershipId}::uuid AND EXISTS (
          SELECT FROM jsonb_array_elements(draft."items") item WHERE item ->> 'actionId' = ANY(${actionIds})
        )
        ORDER BY draft."id"`;
      return rows.map(draftOf);
    },

    async drop(partnershipId, id) {
      const dropped = await db.draft.deleteMany({ where: { partnershipId, id } });
      return dropped.count === 1;
    },
  };
}

/** A draft that is not there yet cannot be locked, so the member's row stands for all of theirs. */
async function holdDrafts(db: Db, partnershipId: string, memberId: string): Promise<void> {
  await db.$queryRaw`
    SELECT FROM "Member" WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${memberId}::uuid
    FOR NO KEY UPDATE`;
}

async function putDraft(db: Db, partnershipId: string, draft: Draft): Promise<void> {
  const { id, memberId, periodId, items, draftedAt } = draft;
  await db.$executeRaw`
    INSERT INTO "Draft" ("partnershipId", "memberId", "periodId", "id", "items", "draftedAt")
    VALUES (${partnershipId}::uuid, ${memberId}::uuid, ${periodId}::uuid, ${id}::uuid,
      ${JSON.stringify(items)}::jsonb, ${draftedAt}::timestamptz)
    ON CONFLICT ("partnershipId", "memberId", "periodId") DO UPDATE
    SET "id" = EXCLUDED."id", "items" = EXCLUDED."items", "draftedAt" = EXCLUDED."draftedAt"`;
}

function draftOf({ partnershipId: _, items, ...draft }: DraftRow): Draft {
  return { ...draft, items: itemsColumn.parse(items) };
}
