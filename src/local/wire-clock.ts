import type { MilestoneAhead, SimulatedTime } from '../app/local-workspace.ts';
import type { LocalDate } from '../core/local-date.ts';
import { clockTime, dayMonth, longDate, weekdayName } from '../core/written-dates.ts';
import { localDateOf, localTimeOf } from '../core/zoned-time.ts';
import type { WireClock, WireMilestone } from './wire.ts';

/** The zone of a partnership that lives in real time: this machine's. */
const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The clock as the page shows it; without simulated time, what time it really is. */
export function wireClock(time: SimulatedTime | undefined, realNow: Date): WireClock {
  const { now, zone, ahead } = time ?? { now: realNow, zone: machineZone, ahead: [] };
  const today = localDateOf(now, zone);
  return {
    simulated: time !== undefined,
    day: longDate(today),
    clock: clockTime(now, zone),
    on: today,
    time: localTimeOf(now, zone),
    ahead: ahead.map((milestone) => wireMilestone(milestone, today, zone)),
  };
}

function wireMilestone(
  { at, what }: MilestoneAhead,
  today: LocalDate,
  zone: string,
): WireMilestone {
  const on = localDateOf(at, zone);
  const day = on === today ? '' : `${weekdayName(on)} ${dayMonth(on)}, `;
  return { when: `${day}${clockTime(at, zone)}`, what, on, time: localTimeOf(at, zone) };
}

export const zoneOf = (time: SimulatedTime | undefined): string => time?.zone ?? machineZone;
