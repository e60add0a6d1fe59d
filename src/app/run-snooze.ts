import { outcomeOf } from '../core/lateness.ts';
import { remindOne } from './chase.ts';
import { holdRequests } from './hold-requests.ts';
import type { Done } from './run-due.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';
import type { Workings } from './workings.ts';

/** Comes back to somebody who asked to be reminded today; recorded as skipped where it is too late for that. */
export async function runSnooze(
  workings: Workings,
  snooze: { partnershipId: string; requestId: string; at: Date },
  machineNow: Date,
): Promise<Done | undefined> {
  return workings.database.transaction(async (tx) => {
    const { partnershipId, requestId, at } = snooze;
    const partnership = await tx.members.partnership(partnershipId, machineNow);
    const found = await tx.requests.get(partnershipId, requestId);
    const period = found && (await tx.periods.get(partnershipId, found.periodId));
    if (!partnership || !period) return undefined;
    const request = await held(tx, partnershipId, period, found);
    // Done by another instance, or put off again, since it was found to be due.
    if (!request.snoozedUntilAt || request.snoozedUntilAt > partnership.now) return undefined;
    await tx.requests.snooze(partnershipId, requestId, undefined);
    const schedule = await tx.plans.schedule(partnershipId);
    if (period.closedAt || schedule?.pausedAt) return undefined;
    const outcome = outcomeOf(request.snoozedUntilAt, partnership.now, workings.lateHours);
    if (outcome !== 'skipped') await remindOne(tx, partnership, period, request, true, machineNow);
    return { partnershipId, what: 'snooze', dueAt: at, outcome };
  });
}

/** A request as it stands once every request of its period is held. */
async function held(
  tx: Store,
  partnershipId: string,
  period: PeriodFacts,
  found: UpdateRequest,
): Promise<UpdateRequest> {
  const all = await holdRequests(tx, partnershipId, period);
  return all.find(({ id }) => id === found.id) ?? found;
}
