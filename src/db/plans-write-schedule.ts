import { isDeepStrictEqual } from 'node:util';
import { v7 as uuid } from 'uuid';
import { ConfigError } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';
import type { Schedule } from '../core/schedule.ts';
import { fromDateColumn } from './columns.ts';
import type { Db } from './db.ts';
import { idOf, type PlanIds, type PlanWriting } from './plans-writing.ts';

/** All that decides when the next period opens. */
interface OpeningCalendar {
  readonly rule: string;
  readonly time: string;
  readonly zone: string;
  readonly anchorOn: string;
  readonly closedDays: readonly string[];
}

export async function readCalendar(
  db: Db,
  partnershipId: string,
): Promise<OpeningCalendar | undefined> {
  const row = await db.schedule.findFirst({
    where: { partnershipId, plan: { state: 'agreed' } },
    include: { plan: { include: { partnership: true } } },
  });
  if (!row) return undefined;
  const { partnership, fromOn } = row.plan;
  return {
    rule: row.rule,
    time: row.time,
    zone: partnership.timeZone,
    anchorOn: fromDateColumn(fromOn),
    closedDays: partnership.closedOn.map(fromDateColumn),
  };
}

function calendarOf({ partnership, plan, closedDays = [] }: Plan, schedule: Schedule) {
  const { rule, time } = schedule;
  return { rule, time, zone: partnership.timeZone, anchorOn: plan.fromOn, closedDays };
}

const noNext = { nextOn: null, nextOpensAt: null };

/** Where the calendar is no longer the one before, the next period is left to be found again. */
export async function writeSchedule(
  { db, partnershipId, plan, at }: PlanWriting,
  planId: string,
  workspaceIds: PlanIds<string>,
  before: OpeningCalendar | undefined,
): Promise<void> {
  const { schedule } = plan;
  if (!schedule) {
    await db.schedule.updateMany({
      where: { partnershipId, planId, withdrawnAt: null },
      data: { withdrawnAt: at, ...noNext },
    });
    return;
  }
  const row = rowOf(schedule, workspaceIds);
  await refuseSharedChannel(db, partnershipId, row);
  const isSame = isDeepStrictEqual(before, calendarOf(plan, schedule));
  await db.schedule.upsert({
    where: { partnershipId_planId: { partnershipId, planId } },
    create: { ...row, partnershipId, planId, id: uuid() },
    update: { ...row, withdrawnAt: null, ...(isSame ? {} : noNext) },
  });
}

/** A channel belongs to one partnership: what is posted there is for its members alone. */
async function refuseSharedChannel(
  db: Db,
  partnershipId: string,
  { executiveWorkspaceId, executiveChannel }: ReturnType<typeof rowOf>,
): Promise<void> {
  if (!executiveWorkspaceId) return;
  const other = await db.schedule.findFirst({
    where: {
      executiveWorkspaceId,
      executiveChannel,
      withdrawnAt: null,
      partnershipId: { not: partnershipId },
    },
    include: { plan: { include: { partnership: true } } },
  });
  if (!other) return;
  throw new ConfigError(
    `The channel ${executiveChannel} is where ${other.plan.partnership.name} reads its roll-ups. Name another under schedule.executiveChannel.`,
  );
}

function rowOf(schedule: Schedule, workspaceIds: PlanIds<string>) {
  const { rule, time, remindAfterWorkingDays, close, rollUp, executiveChannel } = schedule;
  return {
    rule,
    time,
    remindAfterWorkingDays,
    deputyAfterWorkingDays: schedule.deputyAfterWorkingDays ?? null,
    chairAfterWorkingDays: schedule.chairAfterWorkingDays ?? null,
    closeWeekday: close.weekday,
    closeTime: close.time,
    rollUpWeekday: rollUp.weekday,
    rollUpTime: rollUp.time,
    executiveWorkspaceId: executiveChannel ? idOf(workspaceIds, executiveChannel.workspace) : null,
    executiveChannel: executiveChannel?.channel ?? null,
  };
}
