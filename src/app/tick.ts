import { type Done, runMilestone, runOpening, runSnooze } from './run-due.ts';
import type { DueMilestone } from './store-periods.ts';
import type { Workings } from './workings.ts';

type Due = {
  readonly partnershipId: string;
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
 * its own. Two ticks at the same time, a restart or a pause change nothing. Where something fails, the partnership's
 * later work waits for the next tick, the others' goes on, and the first failure is thrown at the end.
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
      partnershipId: one.partnershipId,
      at: one.opensAt,
      rank: ranks.open,
      run: () => runOpening(workings, one, machineNow),
    })),
    ...milestones.map((one) => ({
      partnershipId: one.partnershipId,
      at: one.dueAt,
      rank: ranks[one.kind],
      run: () => runMilestone(workings, one, machineNow),
    })),
    ...snoozes.map((one) => ({
      partnershipId: one.partnershipId,
      at: one.at,
      rank: ranks.snooze,
      run: () => runSnooze(workings, one, machineNow),
    })),
  ];
  due.sort((a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank);
  const done: Done[] = [];
  const failures = new Map<string, unknown>();
  for (const { partnershipId: whose, run } of due) {
    if (failures.has(whose)) continue;
    try {
      const one = await run();
      if (one) done.push(one);
    } catch (error) {
      failures.set(whose, error);
    }
  }
  const [failure] = failures.values();
  if (failures.size > 0) throw failure;
  return done;
}
