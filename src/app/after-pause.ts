import { outcomeOf } from '../core/lateness.ts';
import type { MilestoneOn } from '../messages/schedule.ts';
import type { PartnershipNow } from './acting.ts';
import type { Store } from './store.ts';
import type { Workings } from './workings.ts';

export interface AfterPause {
  /** What still comes in the period that runs; what is past comes with the next tick. Soonest first. */
  readonly ahead: readonly MilestoneOn[];
  /** Whom nobody reminded meanwhile: the schedule's own, and what somebody had asked for. */
  readonly leftOut: readonly MilestoneOn[];
}

/** What resuming finds of the latest period, once nothing is paused any more. */
export async function afterPause(
  workings: Workings,
  tx: Store,
  partnership: PartnershipNow,
  pausedAt: Date,
): Promise<AfterPause> {
  const { id, now } = partnership;
  const period = await tx.periods.latest(id);
  const snoozes = await tx.requests.snoozesAhead(id);
  const isLost = (at: Date) =>
    period?.closedAt !== undefined || outcomeOf(at, now, workings.lateHours) === 'skipped';
  const asked = snoozes.map((dueAt) => ({ kind: 'snooze' as const, dueAt }));
  const milestones = await tx.periods.ahead(id);
  const skipped = await tx.periods.skippedSince(id, pausedAt);
  return {
    ahead: inOrder([...milestones, ...asked.filter(({ dueAt }) => !isLost(dueAt))]),
    leftOut: inOrder([...skipped, ...asked.filter(({ dueAt }) => isLost(dueAt))]),
  };
}

function inOrder(all: readonly MilestoneOn[]): MilestoneOn[] {
  return [...all].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}
