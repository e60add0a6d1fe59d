import { z } from 'zod';
import type { Plans, ScheduleFacts } from '../app/store-plans.ts';
import { weekdays } from '../core/local-date.ts';
import type { Schedule } from '../core/schedule.ts';
import { fromDateColumn, given, toDateColumn } from './columns.ts';
import type { Db } from './db.ts';
import type { ScheduleModel } from './generated/models.ts';

const weekdayColumn = z.enum(weekdays);

export function scheduleOf(db: Db): Pick<Plans, 'schedule' | 'setNext' | 'pauseSchedule'> {
  return {
    schedule: (partnershipId) => readSchedule(db, partnershipId),

    async setNext(partnershipId, id, next) {
      await db.schedule.updateMany({
        where: { partnershipId, id, withdrawnAt: null },
        data: {
          nextOn: next ? toDateColumn(next.on) : null,
          nextOpensAt: next?.opensAt ?? null,
        },
      });
    },

    async pauseSchedule(partnershipId, id, pausedAt) {
      await db.schedule.updateMany({
        where: { partnershipId, id },
        data: { pausedAt: pausedAt ?? null },
      });
    },
  };
}

async function readSchedule(db: Db, partnershipId: string): Promise<ScheduleFacts | undefined> {
  const row = await db.schedule.findFirst({
    where: { partnershipId, withdrawnAt: null, plan: { state: 'agreed' } },
    include: { plan: { include: { partnership: { include: { workspaces: true } } } } },
  });
  if (!row) return undefined;
  const { partnership, fromOn } = row.plan;
  return given({
    id: row.id,
    schedule: scheduleFromRow(row, partnership.workspaces),
    anchorOn: fromDateColumn(fromOn),
    closedDays: partnership.closedOn.map(fromDateColumn),
    executive: executiveOf(row),
    pausedAt: row.pausedAt,
    next: nextOf(row),
  });
}

/** The schedule as the plan has it; `workspaces` have the plan's names for them. */
export function scheduleFromRow(
  row: ScheduleModel,
  workspaces: readonly { workspaceId: string; key: string }[],
): Schedule {
  const workspace = workspaces.find((one) => one.workspaceId === row.executiveWorkspaceId)?.key;
  const channel = row.executiveChannel;
  return given({
    rule: row.rule,
    time: row.time,
    remindAfterWorkingDays: row.remindAfterWorkingDays,
    deputyAfterWorkingDays: row.deputyAfterWorkingDays,
    chairAfterWorkingDays: row.chairAfterWorkingDays,
    close: { weekday: weekdayColumn.parse(row.closeWeekday), time: row.closeTime },
    rollUp: { weekday: weekdayColumn.parse(row.rollUpWeekday), time: row.rollUpTime },
    executiveChannel: workspace && channel ? { workspace, channel } : null,
  });
}

function executiveOf(row: ScheduleModel): ScheduleFacts['executive'] | null {
  const { executiveWorkspaceId: workspaceId, executiveChannel: id } = row;
  return workspaceId && id ? { workspaceId, kind: 'channel', id } : null;
}

function nextOf({ nextOn, nextOpensAt }: ScheduleModel): ScheduleFacts['next'] | null {
  return nextOn && nextOpensAt ? { on: fromDateColumn(nextOn), opensAt: nextOpensAt } : null;
}
