import { outcomeOf } from '../core/lateness.ts';
import { skippedSnoozeCard } from '../messages/notes.ts';
import type { PartnershipNow } from './acting.ts';
import { standingOf } from './asked-actions.ts';
import { remindOne } from './chase.ts';
import { holdRequests } from './hold-requests.ts';
import { contextOf } from './message-context.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Done } from './run-due.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';
import type { Workings } from './workings.ts';

/** Comes back to somebody who asked to be reminded today; where it is too late for that, it is recorded as skipped. */
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
    const until = request.snoozedUntilAt;
    // Done by another instance, put off again, or asking was paused, since it was found to be due.
    if (!until || until > partnership.now || (await isPaused(tx, partnershipId))) return undefined;
    await tx.requests.snooze(partnershipId, requestId, undefined);
    if (period.closedAt) return undefined;
    const outcome = outcomeOf(until, partnership.now, workings.lateHours);
    if (outcome === 'skipped') await tellSkipped(tx, partnership, request, until);
    else await remindOne(tx, partnership, period, request, true);
    return { partnershipId, what: 'snooze', dueAt: at, outcome };
  });
}

/** Whoever asked counts on it, so the coordinators are told who that is, and what they owe. */
async function tellSkipped(
  tx: Store,
  partnership: PartnershipNow,
  request: UpdateRequest,
  dueAt: Date,
): Promise<void> {
  const { mine } = await standingOf(tx, partnership.id, request);
  if (mine.length === 0) return;
  const members = await tx.members.all(partnership.id);
  const name = members.find(({ id }) => id === request.memberId)?.name ?? '';
  const facts = { name, dueAt, refs: mine.map(({ ref }) => ref) };
  const card = skippedSnoozeCard(contextOf(partnership), facts);
  const key = `skipped:snooze:${request.id}:${dueAt.toISOString()}`;
  await queueToCoordinators(tx, partnership, { key, kind: 'notice', card });
}

/** While it is, a snooze waits: whoever asked for it is reminded once asking is resumed, if that is not too late. */
async function isPaused(tx: Store, partnershipId: string): Promise<boolean> {
  const schedule = await tx.plans.schedule(partnershipId);
  return schedule?.pausedAt !== undefined;
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
