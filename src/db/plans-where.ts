import type { ActionsWhere } from '../app/store-plans.ts';
import { Prisma } from './generated/client.ts';

/**
 * Which actions of the agreed plan, for statements that name them `action`, their plan `plan` and their
 * priority `priority`; see `actionsFrom`.
 */
export function actionsWhere(partnershipId: string, where: ActionsWhere): Prisma.Sql {
  const { priority, refs, ids, subGroupIds } = where;
  return Prisma.join(
    [
      Prisma.sql`action."partnershipId" = ${partnershipId}::uuid`,
      Prisma.sql`action."withdrawnAt" IS NULL AND plan."state" = 'agreed'`,
      ...(priority === undefined ? [] : [ofPriority(priority)]),
      ...(refs ? [Prisma.sql`action."ref" = ANY(${refs}::text[])`] : []),
      ...(ids ? [Prisma.sql`action."id" = ANY(${ids}::uuid[])`] : []),
      ...(subGroupIds ? [Prisma.sql`action."subGroupId" = ANY(${subGroupIds}::uuid[])`] : []),
    ],
    ' AND ',
  );
}

function ofPriority(priority: number | 'cross-cutting'): Prisma.Sql {
  return priority === 'cross-cutting'
    ? Prisma.sql`action."priorityId" IS NULL`
    : Prisma.sql`priority."number" = ${priority}`;
}

/** The tables that `actionsWhere` speaks of. */
export const actionsFrom = Prisma.sql`
  "PriorityAction" action
  JOIN "BusinessPlan" plan ON plan."partnershipId" = action."partnershipId" AND plan."id" = action."planId"
  LEFT JOIN "Priority" priority
    ON priority."partnershipId" = action."partnershipId" AND priority."id" = action."priorityId"`;
