import { latenessOf } from '../core/lateness.ts';
import { unreachable } from '../core/unreachable.ts';
import { skippedMilestoneCard } from '../messages/notes.ts';
import type { PartnershipNow } from './acting.ts';
import { handToDeputies, remind, remindOne, tellChairs } from './chase.ts';
import { closePeriod } from './close-period.ts';
import { contextOf } from './message-context.ts';
import { openPeriod } from './open-period.ts';
import { keepRollUp, postRollUp } from './post-roll-up.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { DueMilestone, DueOpening, Outcome, PeriodFacts } from './store-periods.ts';
import type { Workings } from './workings.ts';

/** One thing that a tick did, for the log and for `waymark tick`. */
export interface Done {
  readonly partnershipId: string;
  readonly what: DueMilestone['kind'] | 'snooze';
  readonly dueAt: Date;
  readonly outcome: Outcome;
}

type Due = {
  readonly at: Date;
  readonly rank: number;
  readonly run: () => Promise<Done | undefined>;
};

/** Of what falls due at the same instant: report, then close, then chase, then open. */
const ranks: Readonly<Record<DueMilestone['kind'] | 'snooze', number>> = {
  'roll-up': 0,
  close: 1,
  snooze: 2,
  remind: 3,
  deputy: 4,
  chair: 5,
  open: 6,
};

/**
 * Does everything that is due by each partnership's calendar, oldest first, each thing once and in a transaction of
 * its own. Two ticks at the same time, a restart or a pause change nothing.
 */
export async function tick(
  workings: Workings,
  machineNow: Date,
  partnershipId?: string,
): Promise<readonly Done[]> {
  const { periods, requests } = workings.database;
  const openings = await periods.dueOpenings(machineNow, partnershipId);
  const milestones = await periods.dueMilestones(machineNow, partnershipId);
  const snoozes = await requests.dueSnoozes(machineNow, partnershipId);
  const due: Due[] = [
    ...openings.map((one) => ({
      at: one.opensAt,
      rank: ranks.open,
      run: () => runOpening(workings, one, machineNow),
    })),
    ...milestones.map((one) => ({
      at: one.dueAt,
      rank: ranks[one.kind],
      run: () => runMilestone(workings, one, machineNow),
    })),
    ...snoozes.map((one) => ({
      at: one.at,
      rank: ranks.snooze,
      run: () => runSnooze(workings, one, machineNow),
    })),
  ];
  due.sort((a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank);
  const done: Done[] = [];
  for (const { run } of due) {
    const one = await run();
    if (one) done.push(one);
  }
  return done;
}

async function runOpening(
  workings: Workings,
  opening: DueOpening,
  machineNow: Date,
): Promise<Done | undefined> {
  return workings.database.transaction(async (tx) => {
    const partnership = await tx.members.partnership(opening.partnershipId, machineNow);
    const schedule = await tx.plans.schedule(opening.partnershipId);
    if (!partnership || !schedule) return undefined;
    const outcome = await openPeriod(workings, tx, partnership, schedule, opening, machineNow);
    if (!outcome) return undefined;
    return { partnershipId: partnership.id, what: 'open', dueAt: opening.opensAt, outcome };
  });
}

async function runMilestone(
  workings: Workings,
  milestone: DueMilestone,
  machineNow: Date,
): Promise<Done | undefined> {
  return workings.database.transaction(async (tx) => {
    const partnership = await tx.members.partnership(milestone.partnershipId, machineNow);
    const period = await tx.periods.get(milestone.partnershipId, milestone.periodId);
    if (!partnership || !period) return undefined;
    const lateness = latenessOf(milestone.dueAt, partnership.now, workings.lateHours);
    const skipped = lateness === 'skip' && milestone.kind !== 'close';
    const outcome = skipped ? 'skipped' : lateness === 'on time' ? 'done' : 'late';
    if (!(await tx.periods.take(milestone, partnership.now, outcome))) return undefined;
    if (skipped) await skip(tx, partnership, period, milestone, machineNow);
    else await act(tx, partnership, period, milestone, machineNow);
    return { partnershipId: partnership.id, what: milestone.kind, dueAt: milestone.dueAt, outcome };
  });
}

async function act(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  { kind }: DueMilestone,
  machineNow: Date,
): Promise<unknown> {
  switch (kind) {
    case 'open':
      return undefined;
    case 'remind':
      return remind(tx, partnership, period, machineNow);
    case 'deputy':
      return handToDeputies(tx, partnership, period, machineNow);
    case 'chair':
      return tellChairs(tx, partnership, period, machineNow);
    case 'close':
      return closePeriod(tx, partnership, period, machineNow);
    case 'roll-up':
      return postRollUp(tx, partnership, period, machineNow);
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
  machineNow: Date,
): Promise<void> {
  if (kind === 'roll-up') await keepRollUp(tx, partnership, period);
  const card = skippedMilestoneCard(contextOf(partnership), { kind, dueAt });
  const key = `skipped:${kind}:${ordinal}:${period.id}`;
  await queueToCoordinators(tx, partnership, { key, kind: 'notice', card }, machineNow);
}

async function runSnooze(
  workings: Workings,
  snooze: { partnershipId: string; requestId: string; at: Date },
  machineNow: Date,
): Promise<Done | undefined> {
  return workings.database.transaction(async (tx) => {
    const { partnershipId, requestId, at } = snooze;
    const partnership = await tx.members.partnership(partnershipId, machineNow);
    const request = await tx.requests.get(partnershipId, requestId);
    const period = request && (await tx.periods.get(partnershipId, request.periodId));
    if (!partnership || !request?.snoozedUntilAt || !period) return undefined;
    await tx.requests.snooze(partnershipId, requestId, undefined);
    if (period.closedAt) return undefined;
    await remindOne(tx, partnership, period, request, true, machineNow);
    return { partnershipId, what: 'snooze', dueAt: at, outcome: 'done' };
  });
}
