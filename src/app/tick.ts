import { kindsInOrder } from '../core/milestones.ts';
import { type Done, runMilestone, runOpening } from './run-due.ts';
import { runSnooze } from './run-snooze.ts';
import type { Workings } from './workings.ts';

type Due = {
  readonly partnershipId: string;
  readonly what: Done['what'];
  readonly at: Date;
  readonly run: () => Promise<Done | undefined>;
};

/** What a partnership's tick stopped at. */
export interface Failure {
  readonly partnershipId: string;
  readonly what: Done['what'];
  readonly error: unknown;
}

/** As `tickAll`; the first failure is thrown once everything else is done. */
export async function tick(
  workings: Workings,
  machineNow: Date,
  partnershipId?: string,
): Promise<readonly Done[]> {
  const { done, failures } = await tickAll(workings, machineNow, partnershipId);
  const [failure] = failures;
  if (failure) throw failure.error;
  return done;
}

/**
 * Does everything that is due by each partnership's calendar, oldest first, each thing once and in a transaction of
 * its own. Two ticks at the same time, a restart or a pause change nothing. Where something fails, the partnership's
 * later work waits for the next tick, and the others' goes on. Throws where what is due cannot be found out.
 */
export async function tickAll(
  workings: Workings,
  machineNow: Date,
  partnershipId?: string,
): Promise<{ readonly done: readonly Done[]; readonly failures: readonly Failure[] }> {
  const done: Done[] = [];
  const failures = new Map<string, Failure>();
  for (const { partnershipId: whose, what, run } of await allDue(
    workings,
    machineNow,
    partnershipId,
  )) {
    if (failures.has(whose)) continue;
    try {
      const one = await run();
      if (one) done.push(one);
    } catch (error) {
      failures.set(whose, { partnershipId: whose, what, error });
    }
  }
  return { done, failures: [...failures.values()] };
}

async function allDue(
  workings: Workings,
  machineNow: Date,
  partnershipId: string | undefined,
): Promise<readonly Due[]> {
  const { periods, requests } = workings.database;
  const openings = await periods.dueOpenings(machineNow, partnershipId);
  const milestones = await periods.dueMilestones(machineNow, partnershipId);
  const snoozes = await requests.dueSnoozes(machineNow, partnershipId);
  const due: Due[] = [
    ...openings.map((one) => ({
      partnershipId: one.partnershipId,
      what: 'open' as const,
      at: one.opensAt,
      run: () => runOpening(workings, one, machineNow),
    })),
    ...milestones.map((one) => ({
      partnershipId: one.partnershipId,
      what: one.kind,
      at: one.dueAt,
      run: () => runMilestone(workings, one, machineNow),
    })),
    ...snoozes.map((one) => ({
      partnershipId: one.partnershipId,
      what: 'snooze' as const,
      at: one.at,
      run: () => runSnooze(workings, one, machineNow),
    })),
  ];
  return due.sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b));
}

const rank = ({ what }: Due): number => kindsInOrder.indexOf(what);
