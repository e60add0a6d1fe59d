import pLimit from 'p-limit';
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

/** As many partnerships at the same time: their work is apart, and each waits for the database most of the time. */
const partnershipsAtOnce = 4;

/**
 * Does everything that is due by each partnership's calendar, oldest first, each thing once and in a transaction of
 * its own. Two ticks at the same time, a restart or a pause change nothing. Where something fails, the partnership's
 * later work waits for the next tick, and the others' goes on. Gives what was done in the order it fell due. Throws where
 * what is due cannot be found out.
 */
export async function tickAll(
  workings: Workings,
  machineNow: Date,
  partnershipId?: string,
): Promise<{ readonly done: readonly Done[]; readonly failures: readonly Failure[] }> {
  const due = await allDue(workings, machineNow, partnershipId);
  const byPartnership = new Map<string, Due[]>();
  for (const one of due) {
    const theirs = byPartnership.get(one.partnershipId);
    if (theirs) theirs.push(one);
    else byPartnership.set(one.partnershipId, [one]);
  }
  const did = new Map<Due, Done>();
  const failures: Failure[] = [];
  const limit = pLimit(partnershipsAtOnce);
  const runs = [...byPartnership.values()].map((theirs) =>
    limit(async () => {
      const failure = await runInOrder(theirs, did);
      if (failure) failures.push(failure);
    }),
  );
  await Promise.all(runs);
  return { done: due.flatMap((one) => did.get(one) ?? []), failures };
}

/** Stops at what fails, and gives that. */
async function runInOrder(
  theirs: readonly Due[],
  did: Map<Due, Done>,
): Promise<Failure | undefined> {
  for (const one of theirs) {
    const { partnershipId, what, run } = one;
    try {
      const done = await run();
      if (done) did.set(one, done);
    } catch (error) {
      return { partnershipId, what, error };
    }
  }
  return undefined;
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
