import { dateAndTime } from '../core/written-dates.ts';

// Why a partnership's time is not moved to where it was asked to go.

export const livesInRealTime = 'This partnership lives in real time.';

export const nothingAhead = 'Nothing is planned: the schedule is paused or has run out.';

export const tooFarAhead = 'That is more than a year away. Choose a nearer day, then jump again.';

export const stuckOnTheWay =
  'Time stopped on the way: something due before is not done or delivered yet. Try again in a minute.';

/** "Time only moves forward, and it is Friday 6 September 2024 at midday already." */
export function onlyForward(now: Date, zone: string): string {
  return `Time only moves forward, and it is ${dateAndTime(now, zone)} already.`;
}
