import type { Plans } from '../app/store-plans.ts';
import type { Db } from './db.ts';
import { readActions } from './plans-actions.ts';
import { readAsks } from './plans-asks.ts';
import { readPriorities, readSubGroups } from './plans-outline.ts';
import { pauseOf } from './plans-pause.ts';
import { scheduleOf } from './plans-schedule.ts';
import { readStanding } from './plans-standing.ts';
import { readPlan } from './plans-stored.ts';
import { writePlan } from './plans-write.ts';

export function plansOf(db: Db): Plans {
  return {
    standing: (partnershipId, where) => readStanding(db, partnershipId, where),
    actions: (partnershipId, where) => readActions(db, partnershipId, where),
    priorities: (partnershipId) => readPriorities(db, partnershipId),
    subGroups: (partnershipId) => readSubGroups(db, partnershipId),
    asks: (partnershipId, where) => readAsks(db, partnershipId, where),
    ...scheduleOf(db),
    ...pauseOf(db),
    stored: (slug) => readPlan(db, slug),
    write: (plan, at, simulatedAt) => writePlan(db, plan, at, simulatedAt),
  };
}
