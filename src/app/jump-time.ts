import {
  livesInRealTime,
  nothingAhead,
  onlyForward,
  stuckOnTheWay,
  tooFarAhead,
} from '../messages/clock.ts';
import { comesWhilePaused, type MilestoneShown, milestoneWords } from '../messages/schedule.ts';
import type { PartnershipNow } from './acting.ts';
import { dispatch } from './dispatch.ts';
import type { LocalTime, MilestoneAhead, SimulatedTime } from './local-workspace.ts';
import type { Machine } from './machine.ts';
import type { PlatformOf } from './platform.ts';
import type { Done } from './run-due.ts';
import { tick } from './tick.ts';
import type { Workings } from './workings.ts';

/** A year and a day: some 400 milestones of a weekly schedule, which is half a minute's walk. */
const longestJumpMs = 366 * 24 * 60 * 60_000;

/** Twenty seconds in one place: what the heartbeat has under way is done in less, unless it is stuck. */
const pauseMs = 25;
const mostPauses = 800;

/**
 * Moves a partnership's simulated time forward to an instant, through every milestone on the way in order, ticking
 * and delivering at each, with no jitter. What a heartbeat beside it does or sends is waited for. Gives what was done on
 * the way, or a sentence where it cannot go there.
 */
export async function jumpTime(
  workings: Workings,
  platformOf: PlatformOf,
  machine: Machine,
  partnershipId: string,
  to: Date,
): Promise<readonly Done[] | { readonly refused: string }> {
  const { members } = workings.database;
  const start = await members.partnership(partnershipId, machine.now());
  if (!start?.simulated) return { refused: livesInRealTime };
  if (to < start.now) return { refused: onlyForward(start.now, start.zone) };
  if (to.getTime() - start.now.getTime() > longestJumpMs) return { refused: tooFarAhead };
  const done: Done[] = [];
  for (let pauses = 0; pauses < mostPauses; ) {
    done.push(...(await tick(workings, machine.now(), partnershipId)));
    await dispatch(workings, platformOf, machine, partnershipId);
    const here = await members.partnership(partnershipId, machine.now());
    const stop = here && (await nextStop(workings, here, to));
    // Looked at after the milestones: what they queued is there to be seen.
    if (
      stop === 'wait' ||
      (await isDelivering(workings, platformOf, machine.now(), partnershipId))
    ) {
      await machine.wait(pauseMs);
      pauses += 1;
      continue;
    }
    if (!stop) return done;
    await members.moveTime(partnershipId, stop);
    pauses = 0;
  }
  return { refused: stuckOnTheWay };
}

/** Whether a message that can be delivered here is still to go, or is going: past its time it would be lost. */
async function isDelivering(
  { database }: Workings,
  platformOf: PlatformOf,
  machineNow: Date,
  partnershipId: string,
): Promise<boolean> {
  const workspaceIds = await database.ledger.underWay(machineNow, partnershipId);
  return workspaceIds.some((workspaceId) => platformOf(workspaceId));
}

/** Where the walk goes on to; undefined once it is there; to wait where what is due here is not done yet. */
async function nextStop(
  workings: Workings,
  here: PartnershipNow,
  to: Date,
): Promise<Date | 'wait' | undefined> {
  const [next] = await stopsAhead(workings, here.id);
  // The heartbeat has this one under way, and what comes after it must not overtake it.
  if (next && next.at <= here.now) return 'wait';
  if (here.now >= to) return undefined;
  return next && next.at < to ? next.at : to;
}

/** What comes next by the partnership's calendar, with the openings that are not periods yet. */
export async function milestonesAhead(
  workings: Workings,
  partnershipId: string,
): Promise<readonly MilestoneAhead[]> {
  const all = await stopsAhead(workings, partnershipId);
  return all.flatMap(({ at, kind, comes }) => (comes ? [{ at, what: milestoneWords(kind) }] : []));
}

interface Stop {
  readonly at: Date;
  readonly kind: MilestoneShown;
  /** False where asking is paused, so that it is only recorded as left out. */
  readonly comes: boolean;
}

/** Everything that the walk has to tick at, soonest first. While asking is paused, what people asked for waits. */
async function stopsAhead({ database }: Workings, partnershipId: string): Promise<readonly Stop[]> {
  const { periods, plans, requests } = database;
  const [ahead, schedule, snoozes] = await Promise.all([
    periods.ahead(partnershipId),
    plans.schedule(partnershipId),
    requests.snoozesAhead(partnershipId),
  ]);
  const paused = schedule?.pausedAt !== undefined;
  const next = paused ? undefined : schedule?.next;
  return [
    ...ahead.map(({ kind, dueAt }) => ({
      at: dueAt,
      kind,
      comes: !paused || comesWhilePaused(kind),
    })),
    ...(paused ? [] : snoozes.map((at) => ({ at, kind: 'snooze' as const, comes: true }))),
    ...(next ? [{ at: next.opensAt, kind: 'open' as const, comes: true }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The clock control of the local workspace. */
export function localTime(workings: Workings, platformOf: PlatformOf, machine: Machine): LocalTime {
  const read = async (partnershipId: string): Promise<SimulatedTime | undefined> => {
    const partnership = await workings.database.members.partnership(partnershipId, machine.now());
    if (!partnership?.simulated) return undefined;
    return shown(partnership, await milestonesAhead(workings, partnershipId));
  };
  const comesNext = async (partnershipId: string) => {
    const time = await read(partnershipId);
    return time?.ahead.find(({ at }) => at > time.now)?.at;
  };
  return {
    read,
    async jump(partnershipId, to) {
      const target = to === 'next' ? await comesNext(partnershipId) : to;
      if (!target) return { refused: nothingAhead };
      const walked = await jumpTime(workings, platformOf, machine, partnershipId, target);
      if ('refused' in walked) return walked;
      return (await read(partnershipId)) ?? { refused: livesInRealTime };
    },
  };
}

function shown({ now, zone }: PartnershipNow, ahead: readonly MilestoneAhead[]): SimulatedTime {
  return { now, zone, ahead };
}
