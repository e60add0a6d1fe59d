import { z } from 'zod';
import type { Delivery, DeliveryKind } from '../app/store-ledger.ts';
import { messageStates } from '../core/message-state.ts';
import { cardColumn } from './card-column.ts';
import { given } from './columns.ts';
import type { Delivery as DeliveryRow } from './generated/client.ts';

export const kindColumn: z.ZodType<DeliveryKind> = z.enum([
  'prompt',
  'reminder',
  'deputy',
  'chair',
  'receipt',
  'roll-up',
  'roll-up-detail',
  'notice',
  'trouble',
  'shared',
]);
export const stateColumn = z.enum(messageStates);
export const toKindColumn = z.enum(['user', 'channel']);
const followsAsColumn = z.enum(['thread', 'replaces']);

export function deliveryOf(row: DeliveryRow): Delivery {
  const { id, partnershipId, key, notBefore, attempt, queuedAt } = row;
  const { memberId, periodId, notAfter, messageRef, lastError, sentAt } = row;
  return {
    id,
    partnershipId,
    key,
    kind: kindColumn.parse(row.kind),
    to: { workspaceId: row.workspaceId, kind: toKindColumn.parse(row.toKind), id: row.toId },
    card: cardColumn.parse(row.card),
    notBefore,
    state: stateColumn.parse(row.state),
    attempt,
    queuedAt,
    ...(row.fanOut ? { fanOut: true } : {}),
    ...given({ memberId, periodId, notAfter, messageRef, lastError, sentAt }),
    ...(row.followsId === null
      ? {}
      : { follows: { id: row.followsId, as: followsAsColumn.parse(row.followsAs) } }),
  };
}
