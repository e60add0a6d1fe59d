import { z } from 'zod';
import type { Plans } from '../app/store-plans.ts';
import { actionStateColumn } from './columns.ts';
import type { Db } from './db.ts';

/** Only what is asked about can be paused: there is nothing to pause in what is complete, claimed or closed. */
export function pauseOf(db: Db): Pick<Plans, 'pauseAction' | 'resumeAction'> {
  return {
    async pauseAction(partnershipId, actionId) {
      const paused = await db.$executeRaw`
        UPDATE "PriorityAction" SET "pausedFrom" = "state", "state" = 'paused'
        WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${actionId}::uuid
          AND "withdrawnAt" IS NULL AND "state" IN ('not-started', 'in-progress')`;
      return paused === 1;
    },

    async resumeAction(partnershipId, actionId) {
      const resumed = await db.$queryRaw`
        UPDATE "PriorityAction" SET "state" = "pausedFrom", "pausedFrom" = NULL
        WHERE "partnershipId" = ${partnershipId}::uuid AND "id" = ${actionId}::uuid
          AND "withdrawnAt" IS NULL AND "state" = 'paused'
        RETURNING "state"`;
      return resumedSchema.parse(resumed)[0]?.state;
    },
  };
}

const resumedSchema = z.array(z.object({ state: actionStateColumn }));
