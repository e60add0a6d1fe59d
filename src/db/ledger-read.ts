import { z } from 'zod';
import type { Delivery, Ledger, MessageNow } from '../app/store-ledger.ts';
import { cardColumn } from './card-column.ts';
import type { Db } from './db.ts';
import { deliveryOf, toKindColumn } from './delivery-row.ts';
import type { Prisma } from './generated/client.ts';
import { newestReplacement } from './ledger-shown.ts';

type Reading = Pick<Ledger, 'get' | 'list' | 'queuedFor' | 'failedTo' | 'at'>;

/** What is read of deliveries as they are stored. */
export function readingOf(db: Db): Reading {
  const oldestFirst = async (where: Prisma.DeliveryWhereInput): Promise<readonly Delivery[]> => {
    const rows = await db.delivery.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map(deliveryOf);
  };

  return {
    async get(partnershipId, id) {
      const row = await db.delivery.findUnique({
        where: { partnershipId_id: { partnershipId, id } },
      });
      return row ? deliveryOf(row) : undefined;
    },

    /** Newest first. */
    async list(partnershipId, { states, limit }) {
      const rows = await db.delivery.findMany({
        where: {
          partnershipId,
          ...(states ? { state: { in: [...states] } } : {}),
        },
        orderBy: { id: 'desc' },
        take: limit,
      });
      return rows.map(deliveryOf);
    },

    queuedFor: (partnershipId, periodId, memberId, kinds) =>
      oldestFirst({ partnershipId, state: 'queued', periodId, memberId, kind: { in: [...kinds] } }),

    failedTo: (partnershipId, memberId, { workspaceId, userId }) =>
      oldestFirst({
        partnershipId,
        state: 'failed',
        memberId,
        workspaceId,
        toKind: 'user',
        toId: userId,
      }),

    at: (workspaceId, messageRef) => readAt(db, workspaceId, messageRef),
  };
}

const rows = z.array(
  z.object({
    partnershipId: z.string(),
    toKind: toKindColumn,
    toId: z.string(),
    card: cardColumn,
    isHeld: z.boolean(),
  }),
);

async function readAt(
  db: Db,
  workspaceId: string,
  messageRef: string,
): Promise<MessageNow | undefined> {
  const found = await db.$queryRaw`
    SELECT message."partnershipId", message."toKind", message."toId", coalesce(newest."card", message."card") AS "card",
      coalesce(message."editsAfterAt" > now(), FALSE) AS "isHeld"
    FROM "Delivery" message
    LEFT JOIN LATERAL (${newestReplacement(['cancelled'])}) newest ON TRUE
    WHERE message."workspaceId" = ${workspaceId}::uuid AND message."messageRef" = ${messageRef}
      AND message."state" = 'sent' AND message."followsAs" IS DISTINCT FROM 'replaces'
    LIMIT 1`;
  const [row] = rows.parse(found);
  if (!row) return undefined;
  const { toKind: kind, toId: id, partnershipId, card, isHeld } = row;
  return { partnershipId, to: { workspaceId, kind, id }, card, isHeld };
}
