import { addDays, type LocalDate, type Weekday, weekdayOf } from './local-date.ts';
import type { Schedule } from './schedule.ts';
import { type ClosedDays, nextWorkingDay, previousWorkingDay } from './working-days.ts';
import { instantOf, localDateOf } from './zoned-time.ts';

type Moved = 'later' | 'earlier';

/** A day and its instant; `moved` where it is not the day the schedule names. */
export type Placed = { on: LocalDate; dueAt: Date; moved?: Moved };

type PeriodEnd = { close: Placed; rollUp: Placed };

/** What the end of a period has to fit between. */
type PeriodBounds = {
  schedule: Schedule;
  zone: string;
  closed: ClosedDays;
  openedOn: LocalDate;
  lastChaserAt: Date | undefined;
  nextOpeningAt: Date | undefined;
};

/**
 * Close and roll-up of one period, both on working days, the close on a day after the opening.
 *
 * The close is on the first of its weekdays that comes after the last chaser or, where that leaves no room
 * before the next opening, on the last that does; closed days move close and roll-up later. Where none
 * leaves room, they move earlier: the roll-up to the last working day before the next opening, the close
 * to the last before the roll-up. Undefined where that is not a day after the opening either.
 */
export function periodEnd(bounds: PeriodBounds): PeriodEnd | undefined {
  const first = onWeekday(addDays(bounds.openedOn, 1), bounds.schedule.close.weekday);
  let best: PeriodEnd | undefined;
  for (let wantedOn = first; ; wantedOn = addDays(wantedOn, 7)) {
    const end = movedLater(bounds, wantedOn);
    if (!isBefore(end.rollUp.dueAt, bounds.nextOpeningAt)) break;
    best = end;
    if (!bounds.lastChaserAt || isBefore(bounds.lastChaserAt, end.close.dueAt)) break;
  }
  return best ?? movedEarlier(bounds, first);
}

function movedLater(bounds: PeriodBounds, wantedOn: LocalDate): PeriodEnd {
  const { schedule, zone, closed } = bounds;
  const closeOn = nextWorkingDay(wantedOn, closed);
  const closeAt = instantOf(closeOn, schedule.close.time, zone);
  const rollUpWantedOn = rollUpAfter(bounds, wantedOn);
  let rollUpOn = nextWorkingDay(rollUpWantedOn, closed);
  while (!isBefore(closeAt, instantOf(rollUpOn, schedule.rollUp.time, zone))) {
    rollUpOn = nextWorkingDay(addDays(rollUpOn, 1), closed);
  }
  return placedEnd(bounds, { closeOn, rollUpOn, wantedOn, rollUpWantedOn });
}

function movedEarlier(bounds: PeriodBounds, wantedOn: LocalDate): PeriodEnd | undefined {
  const { schedule, zone, closed, openedOn, nextOpeningAt } = bounds;
  if (!nextOpeningAt) return undefined;
  const rollUpOn = lastBefore(nextOpeningAt, schedule.rollUp.time, bounds);
  const rollUpAt = instantOf(rollUpOn, schedule.rollUp.time, zone);
  const latestOn = lastBefore(rollUpAt, schedule.close.time, bounds);
  const laterOn = nextWorkingDay(wantedOn, closed);
  const closeOn = laterOn < latestOn ? laterOn : latestOn;
  if (closeOn <= openedOn) return undefined;
  const rollUpWantedOn = rollUpAfter(bounds, wantedOn);
  return placedEnd(bounds, { closeOn, rollUpOn, wantedOn, rollUpWantedOn });
}

/** The first roll-up that the schedule names after a close on that day, closed days left aside. */
function rollUpAfter({ schedule, zone }: PeriodBounds, closeOn: LocalDate): LocalDate {
  const closeAt = instantOf(closeOn, schedule.close.time, zone);
  const on = onWeekday(closeOn, schedule.rollUp.weekday);
  return isBefore(closeAt, instantOf(on, schedule.rollUp.time, zone)) ? on : addDays(on, 7);
}

/** The last working day whose `time` comes before that instant. */
function lastBefore(at: Date, time: string, { zone, closed }: PeriodBounds): LocalDate {
  const on = previousWorkingDay(localDateOf(at, zone), closed);
  return isBefore(instantOf(on, time, zone), at) ? on : previousWorkingDay(addDays(on, -1), closed);
}

type Days = {
  closeOn: LocalDate;
  rollUpOn: LocalDate;
  wantedOn: LocalDate;
  rollUpWantedOn: LocalDate;
};

function placedEnd({ schedule, zone }: PeriodBounds, days: Days): PeriodEnd {
  return {
    close: placed(days.closeOn, schedule.close.time, zone, days.wantedOn),
    rollUp: placed(days.rollUpOn, schedule.rollUp.time, zone, days.rollUpWantedOn),
  };
}

export function placed(on: LocalDate, time: string, zone: string, wantedOn: LocalDate): Placed {
  const place = { on, dueAt: instantOf(on, time, zone) };
  if (on === wantedOn) return place;
  return { ...place, moved: on > wantedOn ? 'later' : 'earlier' };
}

function onWeekday(fromOn: LocalDate, weekday: Weekday): LocalDate {
  let on = fromOn;
  while (weekdayOf(on) !== weekday) on = addDays(on, 1);
  return on;
}

/** True too where there is no later instant. */
const isBefore = (at: Date, laterAt: Date | undefined): boolean => !laterAt || at < laterAt;
