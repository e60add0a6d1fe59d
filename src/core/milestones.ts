import type { LocalDate } from './local-date.ts';
import { type Placed, periodEnd, placed } from './period-end.ts';
import type { Schedule } from './schedule.ts';
import { addWorkingDays, type ClosedDays, nextWorkingDay } from './working-days.ts';
import { instantOf } from './zoned-time.ts';

export type MilestoneKind = 'open' | 'remind' | 'deputy' | 'chair' | 'close' | 'roll-up';

/** Of what falls due at the same instant: report, then close, then chase in this order, then open. */
export const kindsInOrder = [
  'roll-up',
  'close',
  'snooze',
  'remind',
  'deputy',
  'chair',
  'open',
] as const satisfies readonly (MilestoneKind | 'snooze')[];

/** One thing that a period does, on a working day. */
export type Milestone = Placed & {
  kind: MilestoneKind;
  /** 1 for the first reminder, 2 for the second; 1 for every other kind. */
  ordinal: number;
};

/** One date of a schedule's rule. */
type Occurrence = {
  schedule: Schedule;
  zone: string;
  /** The rule's own day, which may be a closed one. */
  localOn: LocalDate;
  /** The rule's next day; undefined where there is none. */
  nextLocalOn: LocalDate | undefined;
  closed: ClosedDays;
};

/**
 * What a period does and when, in order: always open < reminders, deputy, chair < close < roll-up < next
 * opening. Only chasers may share an instant, and one that would not come before the close is left out.
 *
 * Empty where the occurrence is to be passed over: closed days leave no room, before the next opening, for a
 * close on a day after the opening and a roll-up. So of openings that closed days bring together, the
 * last one happens.
 */
export function milestonesOf({
  schedule,
  zone,
  localOn,
  nextLocalOn,
  closed,
}: Occurrence): Milestone[] {
  const openedOn = nextWorkingDay(localOn, closed);
  const chasers = chasersOf(schedule, zone, openedOn, closed);
  const end = periodEnd({
    schedule,
    zone,
    closed,
    openedOn,
    lastChaserAt: chasers.at(-1)?.dueAt,
    nextOpeningAt:
      nextLocalOn === undefined
        ? undefined
        : instantOf(nextWorkingDay(nextLocalOn, closed), schedule.time, zone),
  });
  if (!end) return [];
  return [
    { kind: 'open', ordinal: 1, ...placed(openedOn, schedule.time, zone, localOn) },
    ...chasers.filter((chaser) => chaser.dueAt < end.close.dueAt),
    { kind: 'close', ordinal: 1, ...end.close },
    { kind: 'roll-up', ordinal: 1, ...end.rollUp },
  ];
}

type Chaser = { kind: MilestoneKind; ordinal: number; days: number | undefined };

/** In order of time; on the same day the lead is reminded before the deputy and the chair hear. */
function chasersOf(
  schedule: Schedule,
  zone: string,
  openedOn: LocalDate,
  closed: ClosedDays,
): Milestone[] {
  const reminders = schedule.remindAfterWorkingDays.map(
    (days, place): Chaser => ({ kind: 'remind', ordinal: place + 1, days }),
  );
  const chasers: Chaser[] = [
    ...reminders,
    { kind: 'deputy', ordinal: 1, days: schedule.deputyAfterWorkingDays },
    { kind: 'chair', ordinal: 1, days: schedule.chairAfterWorkingDays },
  ];
  return chasers
    .flatMap(({ kind, ordinal, days }) => {
      if (days === undefined) return [];
      const on = addWorkingDays(openedOn, days, closed);
      return [{ kind, ordinal, on, dueAt: instantOf(on, schedule.time, zone) }];
    })
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
}
