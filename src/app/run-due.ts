import { type Outcome, outcomeOf } from '../core/lateness.ts';
import { unreachable } from '../core/unreachable.ts';
import { skippedMilestoneCard } from '../messages/notes.ts';
import { comesWhilePaused } from '../messages/schedule.ts';
import type { PartnershipNow } from './acting.ts';
import { tellChairs } from './chair-messages.ts';
import { handToDeputies, remind } from './chase.ts';
import { closePeriod } from './close-period.ts';
import { holdRequests } from './hold-requests.ts';
import { contextOf } from './message-context.ts';
import { openPeriod } from './open-period.ts';
import { keepRollUp, postRollUp } from './post-roll-up.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { DueMilestone, DueOpening, PeriodFacts } from './store-periods.ts';
import { tellNeverAsked } from './tell-never-asked.ts';
import type { Workings } from './workings.ts';

/** One thing that a tick did, for the log and for `waymark tick`. */
export interface Done {
  readonly partnershipId: string;
  readonly what: DueMilestone['kind'] | 'snooze';
  readonly dueAt: Date;
  readonly outcome: Outcome;
}

/** Opens what is due to open; undefined where somebody else did. */
export async function runOpening(
  workings: Workings,
  opening: DueOpening,
  machineNow: Date,
): Promise<Done | undefined> {
  return workings.database.transaction(async (tx) => {
    const partnership = await tx.members.partnership(opening.partnershipId, machineNow);
    const schedule = await tx.plans.schedule(opening.partnershipId);
    // Paused, changed by a new plan, or opened by another instance since it was found to be due.
    if (!partnership || schedule?.pausedAt || schedule?.next?.on !== opening.on) return undefined;
    const outcome = await openPeriod(workings, tx, partnership, schedule, opening);
    if (!outcome) return undefined;
    return { partnershipId: partnership.id, what: 'open', dueAt: opening.opensAt, outcome };
  });
}

/** Does one milestone, or records that it came too late. Closing is never too late. */
export async function runMilestone(
  workings: Workings,
  milestone: DueMilestone,
  machineNow: Date,
): Promise<Done | undefined> {
  return workings.database.transaction(async (tx) => {
    const partnership = await tx.members.partnership(milestone.partnershipId, machineNow);
    const period = await tx.periods.get(milestone.partnershipId, milestone.periodId);
    if (!partnership || !period) return undefined;
    const isMeant = await isLeftOut(tx, milestone);
    const outcome = isMeant
      ? 'skipped'
      : milestoneOutcome(milestone, period, partnership.now, workings.lateHours);
    if (!(await tx.periods.take(milestone, partnership.now, outcome))) return undefined;
    const run = outcome === 'skipped' ? skip : act;
    if (!isMeant) await run(tx, partnership, period, milestone);
    return { partnershipId: partnership.id, what: milestone.kind, dueAt: milestone.dueAt, outcome };
  });
}

/** Nobody is chased while asking is paused: whoever resumes it is told what was left out. */
async function isLeftOut(tx: Store, { partnershipId, kind }: DueMilestone): Promise<boolean> {
  if (kind === 'open' || comesWhilePaused(kind)) return false;
  const schedule = await tx.plans.schedule(partnershipId);
  return schedule?.pausedAt !== undefined;
}

function milestoneOutcome(
  { kind, dueAt }: DueMilestone,
  { closesAt }: PeriodFacts,
  now: Date,
  lateHours: number,
): Outcome {
  switch (kind) {
    case 'close':
      return outcomeOf(dueAt, now, Number.POSITIVE_INFINITY);
    case 'open':
    case 'roll-up':
      return outcomeOf(dueAt, now, lateHours);
    case 'remind':
    case 'deputy':
    case 'chair':
      // What they would ask for is late from the close on, and their messages are cancelled.
      return outcomeOf(dueAt, now, lateHours, closesAt);
    default:
      return unreachable(kind);
  }
}

async function act(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  { kind }: DueMilestone,
): Promise<unknown> {
  switch (kind) {
    case 'open':
      return undefined;
    case 'close':
      return closePeriod(tx, partnership, period);
    case 'roll-up':
      await tellNeverAsked(tx, partnership, period);
      return postRollUp(tx, partnership, period);
    case 'remind':
    case 'deputy':
    case 'chair':
      return chase(tx, partnership, period, kind);
    default:
      return unreachable(kind);
  }
}

async function chase(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  kind: 'remind' | 'deputy' | 'chair',
): Promise<number> {
  switch (kind) {
    case 'remind':
      return remind(tx, partnership, period);
    case 'deputy':
      return handToDeputies(tx, partnership, period);
    case 'chair':
      // An answer that comes at the same time is seen, or waits and then brings up to date what is queued here.
      await holdRequests(tx, partnership.id, period);
      return tellChairs(tx, partnership, period);
    default:
      return unreachable(kind);
  }
}

/** A roll-up too late to post is still kept, so that the coordinator can post it. */
async function skip(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  { kind, ordinal, dueAt }: DueMilestone,
): Promise<void> {
  if (kind === 'roll-up') {
    await tellNeverAsked(tx, partnership, period);
    await keepRollUp(tx, partnership, period);
  }
  const card = skippedMilestoneCard(contextOf(partnership), { kind, dueAt });
  const key = `skipped:${kind}:${ordinal}:${period.id}`;
  await queueToCoordinators(tx, partnership, { key, kind: 'notice', card });
}
